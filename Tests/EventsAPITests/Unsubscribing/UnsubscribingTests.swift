import CampusCore
import Foundation
import Postgres
import Testing

@testable import EventsAPI

@Suite struct UnsubscribingTests {
    private static let tokens = UnsubscribeTokens(secret: Data("secret".utf8))

    private func unsubscribing(_ campus: Campus) -> Unsubscribing {
        Unsubscribing(
            preferences: PreferencesStore(database: campus.database),
            guests: GuestStore(database: campus.database),
            tokens: Self.tokens
        )
    }

    private func channels(_ campus: Campus) async throws -> ChannelChoices {
        let store = PreferencesStore(database: campus.database)
        return try await Preferences(store: store).preferences(campus.people[0]).channels
    }

    @Test(arguments: NotificationKind.allCases) func tokensSayWhoAndWhat(_ kind: NotificationKind) {
        let content = UnsubscribeTokens.Content(userID: .version7(), kind: kind)
        let token = Self.tokens.token(content)
        #expect(token.wholeMatch(of: /[A-Za-z0-9_\-]+/) != nil)
        #expect(Self.tokens.content(of: token) == content)
        #expect(Self.tokens.token(content) == token, "the same mail sent again has the same link")
    }

    @Test func nobodyElseMakesOne() {
        let content = UnsubscribeTokens.Content(userID: .version7(), kind: .rsvp)
        let token = Self.tokens.token(content)
        #expect(UnsubscribeTokens(secret: Data("another".utf8)).content(of: token) == nil)
        for text in ["", "AAAA", String(token.dropLast()), token + "A", token.lowercased() + "x"] {
            #expect(Self.tokens.content(of: text) == nil)
        }
        var bytes = [UInt8](Base64URL.decode(token) ?? Data())
        for place in bytes.indices {
            bytes[place] ^= 1
            #expect(Self.tokens.content(of: Base64URL.encode(Data(bytes))) == nil)
            bytes[place] ^= 1
        }
        // A guest's is not an account's, though both have the same id.
        let id = UUID.version7()
        let guest = UnsubscribeTokens.Content(guestOf: id, kind: .reminder)
        #expect(Self.tokens.content(of: Self.tokens.token(guest)) == guest)
        #expect(Self.tokens.token(guest) != Self.tokens.token(.init(userID: id, kind: .reminder)))
        // What is signed for another purpose, with the same secret.
        let other = SignedMessages(secret: Data("secret".utf8), purpose: "refresh-token")
        let message = withUnsafeBytes(of: id.uuid) { Data($0) } + Data("rsvp".utf8)
        #expect(Self.tokens.content(of: other.sign(message)) == nil)
    }

    @Test func lookingDoesNothing() async throws {
        try await Campus.with(people: 1) { campus in
            let token = Self.tokens.token(.init(userID: campus.people[0].userID, kind: .reminder))
            for _ in 0..<3 {
                let found = try await unsubscribing(campus).look(token)
                #expect(
                    found
                        == Unsubscription(
                            kind: .reminder,
                            channel: .email,
                            eventID: nil,
                            isWanted: true,
                            language: .english
                        )
                )
            }
            #expect(try await channels(campus) == ChannelChoices())
        }
    }

    @Test func itEndsTheMailsOfItsKindAndNothingElse() async throws {
        try await Campus.with(people: 1) { campus in
            let token = Self.tokens.token(.init(userID: campus.people[0].userID, kind: .reminder))
            for _ in 0..<3 {
                let done = try await unsubscribing(campus).unsubscribe(token)
                #expect(!done.isWanted)
            }
            #expect(try await channels(campus).exceptions == [.init(kind: .reminder, channel: .email): false])
            #expect(try await !unsubscribing(campus).look(token).isWanted)
        }
    }

    @Test func aLinkThatIsNoneIsNowhere() async throws {
        try await Leaving.with { leaving in
            let campus = leaving.campus
            let person = try await leaving.signedIn(campus.people[0])
            let stranger = Self.tokens.token(.init(userID: .version7(), kind: .rsvp))
            let gone = Self.tokens.token(.init(userID: person.userID, kind: .rsvp))
            try await leaving.delete(person, email: "person0@campus.example")
            for token in [nil, "", "AAAA", stranger, gone] {
                let looked = await problem { _ = try await unsubscribing(campus).look(token) }
                #expect(looked?.status == .notFound)
                let done = await problem { _ = try await unsubscribing(campus).unsubscribe(token) }
                #expect(done?.status == .notFound)
            }
            #expect(try await campus.number("SELECT count(*) AS n FROM events.channel_choices") == 0)
        }
    }

    @Test(arguments: NotificationKind.allCases, Language.allCases)
    func thePageSaysWhatItDoesAndHasOneButton(_ kind: NotificationKind, _ language: Language) {
        func page(_ isWanted: Bool, of event: UUID? = nil) -> String {
            UnsubscribePage(
                unsubscription: Unsubscription(
                    kind: kind,
                    channel: .email,
                    eventID: event.map(WireID.init),
                    isWanted: isWanted,
                    language: language
                ),
                settings: "https://events.campus.example/me/settings"
            ).html
        }
        let before = page(true)
        #expect(before.contains("<html lang=\"\(language.rawValue)\">"))
        #expect(before.components(separatedBy: "<button>").count == 2)
        #expect(before.contains("<form method=\"post\">") && !before.contains("<script"))
        let after = page(false)
        #expect(!after.contains("<button>") && after.contains("https://events.campus.example/me/settings"))
        #expect(before != after)
        guard kind.isOptionalForGuests else { return }
        for isWanted in [true, false] {
            let guests = page(isWanted, of: .version7())
            #expect(guests.contains("<button>") == isWanted && guests.contains("<h1>"))
            #expect(!guests.contains("me/settings"), "guests have none")
            #expect(guests.contains(language == .english ? "this event" : "diese"), "only of one event")
        }
    }
}
