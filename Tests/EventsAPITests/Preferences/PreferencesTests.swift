import CampusCore
import Foundation
import Postgres
import Testing

@testable import EventsAPI

@Suite struct PreferencesTests {
    private func preferences(_ campus: Campus) -> Preferences {
        Preferences(store: PreferencesStore(database: campus.database))
    }

    private func proposal(_ json: String) throws -> PreferencesProposal {
        try WireJSON.decoder().decode(PreferencesProposal.self, from: Data(json.utf8))
    }

    @Test func whoeverChoseNothingHasTheDefaultsAndNoRow() async throws {
        try await Campus.with(people: 1) { campus in
            let found = try await preferences(campus).preferences(campus.people[0])
            #expect(
                found
                    == NotificationPreferences(
                        language: .english,
                        phone: nil,
                        phoneVerified: false,
                        categories: [],
                        channels: ChannelChoices()
                    )
            )
            let same = try await preferences(campus).replace(with: proposal("{}"), campus.people[0])
            #expect(same == found)
            #expect(try await campus.number("SELECT count(*) AS n FROM events.channel_choices") == 0)
        }
    }

    @Test func whatIsChosenReplacesWhatWas() async throws {
        try await Campus.with(people: 2) { campus in
            let preferences = preferences(campus)
            let first = #"{"language":"de","categories":["Sports","Workshop"],"channels":{"rsvp":{"sms":true}}}"#
            let chosen = try await preferences.replace(with: proposal(first), campus.people[0])
            #expect(chosen.language == .german && chosen.categories == [.workshop, .sports])
            #expect(chosen.channels[.rsvp, .sms] && chosen.channels[.rsvp, .email])
            #expect(try await preferences.preferences(campus.people[0]) == chosen)
            let second = #"{"categories":["Sports"],"channels":{"message":{"push":false}}}"#
            let other = try await preferences.replace(with: proposal(second), campus.people[0])
            #expect(other.language == .english && other.categories == [.sports])
            #expect(!other.channels[.rsvp, .sms] && !other.channels[.message, .push])
            let stranger = try await preferences.preferences(campus.people[1])
            #expect(stranger.channels == ChannelChoices() && stranger.categories.isEmpty)
        }
    }

    @Test func aPatchChangesWhatItNames() async throws {
        try await Campus.with(people: 1) { campus in
            let (preferences, person) = (preferences(campus), campus.people[0])
            func patch(_ json: String) throws -> JSONValue {
                try WireJSON.decoder().decode(JSONValue.self, from: Data(json.utf8))
            }
            let all = #"{"language":"de","categories":["Sports"],"channels":{"rsvp":{"sms":true,"email":false}}}"#
            _ = try await preferences.replace(with: proposal(all), person)
            let some = try await preferences.change(patch(#"{"channels":{"reminder":{"push":false}}}"#), person)
            #expect(some.language == .german && some.categories == [.sports])
            #expect(some.channels.exceptions.count == 3 && !some.channels[.reminder, .push])
            let none = #"{"language":null,"categories":null,"channels":{"rsvp":null}}"#
            let others = try await preferences.change(patch(none), person)
            #expect(others.language == .english && others.categories.isEmpty)
            #expect(others.channels.exceptions == [.init(kind: .reminder, channel: .push): false])
            let wrong = #"{"channels":{"rsvp":{"sms":7},"reminder":"all"},"phone":"+4930901820"}"#
            let refused = await problem { _ = try await preferences.change(patch(wrong), person) }
            #expect(refused?.errors.map(\.field) == ["channels.rsvp.sms", "channels.reminder"])
            #expect(try await preferences.preferences(person) == others)
        }
    }

    @Test func patchesAtOnceAreAllThere() async throws {
        try await Campus.with(people: 1) { campus in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for kind in NotificationKind.allCases {
                    group.addTask {
                        let patch = JSONValue.object([
                            "channels": .object([kind.rawValue: .object(["email": .boolean(false)])])
                        ])
                        _ = try await preferences(campus).change(patch, campus.people[0])
                    }
                }
                try await group.waitForAll()
            }
            let found = try await preferences(campus).preferences(campus.people[0])
            #expect(NotificationKind.allCases.allSatisfy { !found.channels[$0, .email] })
        }
    }

    @Test func twoAtOnceLeaveOneOfThemWhole() async throws {
        try await Campus.with(people: 1) { campus in
            let texts = [
                #"{"language":"de","categories":["Sports","Career"],"channels":{"rsvp":{"sms":true,"email":false}}}"#,
                #"{"language":"en","categories":["Workshop"],"channels":{"rsvp":{"push":false}}}"#,
            ]
            let proposals = try texts.map { try proposal($0) }
            for _ in 0..<10 {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for proposal in proposals {
                        group.addTask {
                            _ = try await preferences(campus).replace(with: proposal, campus.people[0])
                        }
                    }
                    try await group.waitForAll()
                }
                let found = try await preferences(campus).preferences(campus.people[0])
                let wanted = try proposals.map { try $0.validated() }.first { $0.language == found.language }
                #expect(found.categories == wanted?.categories && found.channels == wanted?.channels)
            }
        }
    }

    @Test func whoeverLeftHasNone() async throws {
        try await Leaving.with { leaving in
            let person = try await leaving.signedIn(leaving.campus.people[0])
            try await leaving.delete(person, email: "person0@campus.example")
            let refused = await problem { _ = try await preferences(leaving.campus).preferences(person) }
            #expect(refused?.status == .unauthorized)
            let json = #"{"channels":{"rsvp":{"sms":true}}}"#
            let late = await problem {
                _ = try await preferences(leaving.campus).replace(with: proposal(json), person)
            }
            #expect(late?.status == .unauthorized)
            #expect(try await leaving.campus.number("SELECT count(*) AS n FROM events.channel_choices") == 0)
        }
    }

    /// What Swift lets nobody write, a wrong program cannot either.
    @Test(arguments: [
        "INSERT INTO events.channel_choices VALUES (gen_random_uuid(), 'rsvp', 'email', true)",
        "INSERT INTO events.channel_choices SELECT id, 'account', 'email', true FROM events.users",
        "INSERT INTO events.channel_choices SELECT id, 'rsvp', 'pigeon', true FROM events.users",
        "INSERT INTO events.chosen_categories SELECT id, 'Gossip' FROM events.users",
        "INSERT INTO events.phones SELECT id, '030901820', now() FROM events.users",
        "INSERT INTO events.phones SELECT id, '+4930901820', NULL::timestamptz FROM events.users",
        "UPDATE events.users SET language = 'xx'",
        "INSERT INTO events.changes (type, event_id, data) VALUES ('notification:created', gen_random_uuid(), '{}')",
    ])
    func theDatabaseRefusesWhatCannotBe(_ sql: String) async throws {
        try await Campus.with(people: 1) { campus in
            let before = try await campus.number("SELECT count(*) AS n FROM events.changes")
            await #expect(throws: PostgresError.self) {
                try await campus.database.write(Self.statement(sql))
            }
            #expect(try await campus.number("SELECT count(*) AS n FROM events.changes") == before)
        }
    }

    /// The texts are this file's own.
    private static func statement(_ sql: String) -> PostgresQuery { PostgresQuery(stringLiteral: sql) }
}
