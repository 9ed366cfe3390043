import CampusCore
import Foundation
import HTTPTesting
import Logging
import Postgres
import Synchronization
import Testing

@testable import EventsAPI

/// Who has no account leaves reminders, and organizers' messages, of one event by the link in them.
@Suite struct GuestUnsubscribingTests {
    private static let tokens = UnsubscribeTokens(secret: Data("secret".utf8))
    private static let email = "gus@elsewhere.example"

    private func unsubscribing(_ campus: Campus) -> Unsubscribing {
        Unsubscribing(
            preferences: PreferencesStore(database: campus.database),
            guests: GuestStore(database: campus.database),
            tokens: Self.tokens
        )
    }

    /// The id of the guest's RSVP at a new event.
    private func arrive(_ campus: Campus, _ title: String = "Open house") async throws -> (event: Event, rsvpID: UUID) {
        var proposal = campus.proposal(title)
        proposal.guestsAllowed = true
        let event = try await campus.events.create(proposal, by: campus.organizer)
        let id = UUID.version7()
        let guest = DecisionCommand.Person.guest(name: "Gus", email: Self.email, code: "code")
        _ = try await campus.decisions.decide(
            [.rsvp(.init(id: id, person: guest)), .confirm(rsvpID: id)],
            eventID: event.id.uuid
        )
        return (event, id)
    }

    private func write(_ campus: Campus, _ event: Event) async throws {
        _ = try await EventMessageStore(database: campus.database).insert(
            .init(subject: "Hello", message: "See you", audience: .everyone),
            id: .version7(),
            eventID: event.id.uuid,
            senderID: campus.organizer.userID
        )
    }

    /// Hands over all that waits.
    ///
    /// - Returns: the templates that went to the guest, each with the event's title.
    private func handOver(_ campus: Campus) async throws -> [String] {
        let bodies = Mutex<[String]>([])
        try await ScriptedHTTPServer.with { request in
            bodies.withLock { $0.append(request.body) }
            return .answer(202, "[]")
        } _: { server in
            try await withHTTPClient { http in
                let relay = OutboxRelay(
                    store: OutboxStore(database: campus.database),
                    links: NotificationLinks(secret: Data("secret".utf8)),
                    http: http,
                    notificationServiceURL: try #require(URL(string: server.url)),
                    logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
                )
                while try await relay.relay() > 0 {}
            }
        }
        let told = try bodies.withLock { $0 }.flatMap {
            try WireJSON.decoder().decode([[String: JSONValue]].self, from: Data($0.utf8))
        }
        return told.compactMap { notification in
            guard case .object(let recipient)? = notification["recipient"], recipient["email"] == .string(Self.email),
                case .string(let template)? = notification["template"],
                case .object(let context)? = notification["context"],
                case .string(let title)? = context["event_title"]
            else { return nil }
            return "\(template) \(title)"
        }.sorted()
    }

    @Test func lookingDoesNothing() async throws {
        try await Campus.with(people: 0) { campus in
            let (event, id) = try await arrive(campus)
            let token = Self.tokens.token(.init(guestOf: id, kind: .reminder))
            for _ in 0..<3 {
                let found = try await unsubscribing(campus).look(token)
                #expect(found.isWanted && found.eventID == event.id && found.kind == .reminder)
            }
            #expect(try await campus.number("SELECT count(*) AS n FROM events.guest_unsubscriptions") == 0)
        }
    }

    @Test func itEndsTheMailsOfItsKindAboutItsEventAndNothingElse() async throws {
        try await Campus.with(people: 0) { campus in
            let (left, id) = try await arrive(campus, "Left")
            let (kept, _) = try await arrive(campus, "Kept")
            try await campus.letComeDue("event_reminder")
            try await campus.tellWhatIsDue()
            // What waits to be handed over is no longer told either.
            let token = Self.tokens.token(.init(guestOf: id, kind: .reminder))
            for _ in 0..<3 { #expect(try await !unsubscribing(campus).unsubscribe(token).isWanted) }
            #expect(try await !unsubscribing(campus).look(token).isWanted)
            for event in [left, kept] { try await write(campus, event) }
            try await campus.events.cancel(id: left.id.uuid, Precondition([]), by: campus.organizer)
            try await campus.tellWhatIsDue()
            let told = try await handOver(campus).filter { !$0.hasPrefix("guest_") && !$0.hasPrefix("rsvp_") }
            #expect(
                told == ["event_cancelled Left", "event_message Kept", "event_message Left", "event_reminder Kept"]
            )
            let waiting = try await campus.number("SELECT count(*) AS n FROM events.outbox WHERE accepted_at IS NULL")
            #expect(waiting == 0)
            let other = Self.tokens.token(.init(guestOf: id, kind: .message))
            #expect(try await unsubscribing(campus).look(other).isWanted)
            #expect(try await !unsubscribing(campus).unsubscribe(other).isWanted)
        }
    }

    @Test func aLinkOfNoGuestIsNowhere() async throws {
        try await Campus.with(people: 1) { campus in
            let (event, id) = try await arrive(campus)
            let member = UUID.version7()
            _ = try await campus.decisions.decide(
                [.rsvp(.init(id: member, person: .user(campus.people[0].userID)))],
                eventID: event.id.uuid
            )
            _ = try await campus.database.write(
                "UPDATE events.rsvps SET email = 'deleted-' || id::text || '@invalid' WHERE id = \(id)"
            )
            for rsvpID in [.version7(), member, id] {
                let token = Self.tokens.token(.init(guestOf: rsvpID, kind: .message))
                let looked = await problem { _ = try await unsubscribing(campus).look(token) }
                #expect(looked?.status == .notFound)
                let done = await problem { _ = try await unsubscribing(campus).unsubscribe(token) }
                #expect(done?.status == .notFound)
            }
            #expect(try await campus.number("SELECT count(*) AS n FROM events.guest_unsubscriptions") == 0)
        }
    }
}
