import CampusCore
import Foundation
import HTTPTesting
import Live
import Logging
import Postgres
import Synchronization
import Testing

@testable import EventsAPI

/// What people chose is what goes out: from their rows in the database to the bodies that are posted.
@Suite struct PersonalRelayTests {
    /// What stands for notification-service: it keeps what it was sent, and answers as the test says.
    private final class Door: Sendable {
        private let state = Mutex((bodies: [String](), refused: "\u{0}", gone: Set<String>()))

        /// Refuses what is sent with this text in it.
        func refuse(_ text: String) { state.withLock { $0.refused = text } }

        /// Says of push subscriptions that they are gone.
        func end(_ ids: [UUID]) { state.withLock { $0.gone = Set(ids.map(\.wire)) } }

        func reply(to request: ReceivedRequest) -> ScriptedHTTPServer.Reply {
            state.withLock { state in
                guard !request.body.contains(state.refused) else { return .answer(422, "not taken") }
                state.bodies.append(request.body)
                let answers = Self.list(request.body).map { member in
                    let isGone = state.gone.contains { Self.text(member["recipient"]).contains($0) }
                    return #"{"id":"\#(Self.text(member["id"]))","status":"queued"\#(isGone ? ",\"gone\":true" : "")}"#
                }
                return .answer(202, "[" + answers.joined(separator: ",") + "]")
            }
        }

        /// Everything that was taken.
        var taken: [[String: JSONValue]] { state.withLock { $0.bodies.flatMap(Self.list) } }

        private static func list(_ body: String) -> [[String: JSONValue]] {
            do {
                return try WireJSON.decoder().decode([[String: JSONValue]].self, from: Data(body.utf8))
            } catch {
                Issue.record("not a list of objects: \(body)")
                return []
            }
        }

        static func text(_ value: JSONValue?) -> String {
            switch value {
            case .string(let text)?: text
            case .object(let members)?: members.values.map { text($0) }.joined(separator: " ")
            default: ""
            }
        }
    }

    private func relaying(_ campus: Campus, _ body: (Door, OutboxRelay) async throws -> Void) async throws {
        let door = Door()
        try await ScriptedHTTPServer.with {
            door.reply(to: $0)
        } _: { server in
            try await withHTTPClient { http in
                try await body(
                    door,
                    OutboxRelay(
                        store: OutboxStore(database: campus.database),
                        links: OutboxEntry.testLinks,
                        http: http,
                        notificationServiceURL: try #require(URL(string: server.url)),
                        logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
                    )
                )
            }
        }
    }

    private func tell(_ campus: Campus, _ template: String, _ person: Identity) async throws {
        _ = try await campus.database.write(
            """
            INSERT INTO events.outbox (template, recipient, subject)
            SELECT \(template), jsonb_build_object('user_id', id, 'name', name, 'email', email),
                jsonb_build_object('event_id', \(campus.admin.userID)::uuid)
            FROM events.users WHERE id = \(person.userID)
            """
        )
    }

    private func choose(_ campus: Campus, _ json: String, _ person: Identity) async throws {
        let proposal = try WireJSON.decoder().decode(PreferencesProposal.self, from: Data(json.utf8))
        let preferences = Preferences(store: PreferencesStore(database: campus.database))
        _ = try await preferences.replace(with: proposal, person)
    }

    private func subscribe(_ campus: Campus, _ person: Identity, count: Int) async throws -> [UUID] {
        let ids = (0..<count).map { _ in UUID.version7() }
        for id in ids {
            _ = try await campus.database.write(
                """
                INSERT INTO events.push_subscriptions (id, user_id, endpoint, p256dh, auth)
                VALUES (\(id), \(person.userID), 'https://push.example/' || \(id)::uuid,
                    \(String(repeating: "A", count: 87)), \(String(repeating: "A", count: 22)))
                """
            )
        }
        return ids
    }

    private func channels(_ taken: [[String: JSONValue]]) -> [String] {
        taken.map { Door.text($0["channel"]) }.sorted()
    }

    @Test func eachPersonIsToldInTheirOwnWay() async throws {
        try await Campus.with(people: 3) { campus in
            let people = campus.people
            let telephone = #"{"language":"de","channels":{"rsvp":{"email":false,"sms":true,"in_app":false}}}"#
            try await choose(campus, telephone, people[1])
            _ = try await campus.database.write(
                "INSERT INTO events.phones VALUES (\(people[1].userID), '+4930901820', now())"
            )
            let nothing = #"{"channels":{"rsvp":{"email":false,"push":false,"in_app":false}}}"#
            try await choose(campus, nothing, people[2])
            _ = try await subscribe(campus, people[1], count: 2)
            for person in people { try await tell(campus, "rsvp_confirmed", person) }
            for person in people { try await tell(campus, "event_reminder", person) }
            try await relaying(campus) { door, relay in
                #expect(try await relay.relay() == 6)
                func of(_ person: Identity, _ template: String) -> [[String: JSONValue]] {
                    door.taken.filter {
                        Door.text($0["recipient"]).contains(person.userID.wire) && $0["template"] == .string(template)
                    }
                }
                #expect(channels(of(people[0], "rsvp_confirmed")) == ["email", "in_app"])
                #expect(channels(of(people[1], "rsvp_confirmed")) == ["push", "push", "sms"])
                #expect(channels(of(people[2], "rsvp_confirmed")) == [])
                #expect(channels(of(people[0], "event_reminder")) == ["email", "in_app"])
                #expect(channels(of(people[1], "event_reminder")) == ["email", "in_app", "push", "push"])
                #expect(channels(of(people[2], "event_reminder")) == ["email", "in_app"])
                #expect(of(people[1], "event_reminder").allSatisfy { $0["language"] == .string("de") })
                #expect(of(people[0], "event_reminder").allSatisfy { $0["language"] == .string("en") })
                let waiting = try await campus.number(
                    "SELECT count(*) AS n FROM events.outbox WHERE accepted_at IS NULL"
                )
                #expect(waiting == 0, "who wants to be told nothing is done with too")
            }
        }
    }

    @Test func whatStandsUnderABellIsToldToItsPersonAlone() async throws {
        try await Campus.with(people: 2) { campus in
            try await tell(campus, "rsvp_confirmed", campus.people[0])
            _ = try await campus.database.write(
                "SELECT events.tell_account('password_changed', \(campus.people[1].userID), NULL)"
            )
            try await relaying(campus) { door, relay in
                _ = try await relay.relay()
                let shown = try #require(door.taken.first { $0["channel"] == .string("in_app") })
                let rows = try await campus.database.read(
                    """
                    SELECT user_id, event_id, data ->> 'id' AS id, data ->> 'template' AS template
                    FROM events.changes WHERE type = 'notification:created'
                    """
                )
                #expect(rows.count == 1)
                #expect(try rows[0].get("user_id", as: UUID.self) == campus.people[0].userID)
                #expect(try rows[0].get("event_id", as: UUID.self) == campus.admin.userID)
                #expect(try rows[0].get("id", as: String.self) == Door.text(shown["id"]))
                #expect(try rows[0].get("template", as: String.self) == "rsvp_confirmed")
                // Once, however often the relay looks.
                #expect(try await relay.relay() == 0)
                let page = try await ChangeStore(database: campus.database).changes(after: .start, limit: 100)
                let change = try #require(
                    (page.settled + page.unsettled).first { $0.message.type == "notification:created" }
                )
                func hears(_ topics: Set<LiveTopic>, _ userID: UUID?) -> Bool {
                    LiveInterest(topics: topics, userID: userID, managed: [campus.admin.userID]).includes(change)
                }
                #expect(hears([.me], campus.people[0].userID))
                #expect(!hears([.all, .me, .event(campus.admin.userID)], campus.people[1].userID))
                #expect(!hears([.all, .event(campus.admin.userID)], nil))
            }
        }
    }

    @Test func browsersThatUnsubscribedAreForgotten() async throws {
        try await Campus.with(people: 1) { campus in
            let browsers = try await subscribe(campus, campus.people[0], count: 3)
            try await tell(campus, "rsvp_confirmed", campus.people[0])
            try await relaying(campus) { door, relay in
                door.end([browsers[1]])
                _ = try await relay.relay()
                #expect(channels(door.taken) == ["email", "in_app", "push", "push", "push"])
                let left: [UUID] = try await campus.database.read(
                    "SELECT id FROM events.push_subscriptions"
                ).map { try $0.get("id") }
                #expect(Set(left) == [browsers[0], browsers[2]])
            }
        }
    }

    @Test func whatIsRefusedByOneChannelGoesByTheOthersAndIsTriedAgain() async throws {
        try await Campus.with(people: 2) { campus in
            let browsers = try await subscribe(campus, campus.people[0], count: 2)
            for person in campus.people { try await tell(campus, "rsvp_confirmed", person) }
            try await relaying(campus) { door, relay in
                door.refuse(browsers[0].wire)
                #expect(try await relay.relay() == 2)
                let others = ["email", "email", "in_app", "in_app", "push"]
                #expect(channels(door.taken) == others)
                func refused() async throws -> [String] {
                    try await campus.database.read(
                        "SELECT refusals || ' ' || reason AS text FROM events.outbox WHERE accepted_at IS NULL"
                    ).map { try $0.get("text") }
                }
                #expect(try await refused() == ["1 422 not taken"])
                #expect(try await relay.relay() == 0, "not yet")
                try await comeDue(campus)
                #expect(try await relay.relay() == 1)
                #expect(try await refused() == ["2 422 not taken"])
                door.refuse("\u{0}")
                try await comeDue(campus)
                #expect(try await relay.relay() == 1)
                #expect(channels(door.taken) == others + ["push"], "what was taken does not go again")
                #expect(try await refused() == [])
                let told = try await campus.number(
                    "SELECT count(*) AS n FROM events.changes WHERE type = 'notification:created'"
                )
                #expect(told == 2)
            }
        }
    }

    /// notification-service of the version before knows of mails only.
    @Test func whatThePreviousVersionRefusesIsToldByTheNext() async throws {
        try await Campus.with(people: 1) { campus in
            _ = try await subscribe(campus, campus.people[0], count: 1)
            try await tell(campus, "rsvp_confirmed", campus.people[0])
            try await relaying(campus) { door, relay in
                door.refuse(#""recipient":{"user_id":"\#(campus.people[0].userID.wire)","name":"person0"}"#)
                _ = try await relay.relay()
                #expect(channels(door.taken) == ["email", "push"])
                door.refuse("\u{0}")
                try await comeDue(campus)
                _ = try await relay.relay()
                #expect(channels(door.taken) == ["email", "in_app", "push"])
            }
        }
    }

    @Test func whatOneChannelNeverTakesIsDoneWithInTheEnd() async throws {
        try await Campus.with(people: 1) { campus in
            let browsers = try await subscribe(campus, campus.people[0], count: 1)
            try await tell(campus, "rsvp_confirmed", campus.people[0])
            try await relaying(campus) { door, relay in
                door.refuse(browsers[0].wire)
                var tries = 0
                while tries < 100, try await relay.relay() > 0 {
                    tries += 1
                    try await comeDue(campus)
                }
                #expect(tries == 20)
                #expect(channels(door.taken) == ["email", "in_app"])
            }
        }
    }

    private func comeDue(_ campus: Campus) async throws {
        _ = try await campus.database.write("UPDATE events.outbox SET try_at = now()")
    }

    @Test func whatIsNotTakenIsNotSaidToBeThere() async throws {
        try await Campus.with(people: 1) { campus in
            try await tell(campus, "rsvp_confirmed", campus.people[0])
            try await relaying(campus) { door, relay in
                door.refuse("rsvp_confirmed")
                #expect(try await relay.relay() == 1)
                let told = try await campus.number(
                    "SELECT count(*) AS n FROM events.changes WHERE type = 'notification:created'"
                )
                #expect(told == 0)
                let reason: String? = try await campus.database.read("SELECT reason FROM events.outbox")[0].get(
                    "reason"
                )
                #expect(reason == "422 not taken")
            }
        }
    }

    @Test func whoeverLeavesWhileItWaitsIsToldNothing() async throws {
        try await Leaving.with { leaving in
            let campus = leaving.campus
            let person = try await leaving.signedIn(campus.people[0])
            try await tell(campus, "event_reminder", person)
            try await leaving.delete(person, email: "person0@campus.example")
            try await relaying(campus) { door, relay in
                while try await relay.relay() > 0 {}
                #expect(!door.taken.contains { Door.text($0["recipient"]).contains(person.userID.wire) })
            }
        }
    }

    @Test func guestsAreMailedWithALinkToTheirPlace() async throws {
        try await Campus.with(people: 0) { campus in
            let (event, rsvp) = (UUID.version7(), UUID.version7())
            _ = try await campus.database.write(
                """
                INSERT INTO events.outbox (template, recipient, subject) VALUES ('rsvp_promoted',
                    '{"user_id": null, "name": "Grace", "email": "grace@elsewhere.example"}',
                    jsonb_build_object('event_id', \(event)::uuid, 'rsvp_id', \(rsvp)::uuid))
                """
            )
            try await relaying(campus) { door, relay in
                _ = try await relay.relay()
                #expect(channels(door.taken) == ["email"])
                let context = Door.text(door.taken[0]["context"])
                let code = GuestCodes(secret: Data("secret".utf8)).code(
                    eventID: event,
                    email: "grace@elsewhere.example"
                )
                #expect(context == "/rsvps/\(rsvp.wire)/confirm#code=\(code)")
            }
        }
    }

    @Test func theIdsAreThoseThatPostgreSQLWouldMake() async throws {
        try await Campus.with(people: 0) { campus in
            let (row, browser) = (UUID.version7(), UUID.version7())
            let made = try await campus.database.read(
                """
                SELECT md5(\(row)::uuid || ':in_app:')::uuid AS bell, md5(\(row)::uuid || ':push:' || \(browser)::uuid)::uuid AS push
                """
            )[0]
            #expect(try made.get("bell") == OutboxEntry.notificationID(of: row, .inApp, browser: nil))
            #expect(try made.get("push") == OutboxEntry.notificationID(of: row, .push, browser: browser))
        }
    }
}
