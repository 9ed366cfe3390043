import CampusCore
import Foundation
import HTTPTesting
import Logging
import Postgres
import ServiceKit
import Testing

@testable import EventsAPI

/// A campus that people leave: decisions are made in turn, and a stand-in answers for notification-service.
struct Leaving: Sendable {
    let campus: Campus
    let rsvps: RSVPs
    let erasures: Erasures
    let exports: Exports
    let notifications: NotificationStandIn
    let clock: ShiftedClock

    static let codes = Data("secret".utf8)

    static func with(people: Int = 3, _ body: (Leaving) async throws -> Void) async throws {
        let notifications = NotificationStandIn()
        try await Campus.with(people: people) { campus in
            try await ScriptedHTTPServer.with {
                notifications.reply(to: $0)
            } _: { server in
                try await withHTTPClient { http in
                    try await campus.withRSVPs { rsvps in
                        let clock = ShiftedClock()
                        let held = HeldNotifications(
                            http: http,
                            notificationServiceURL: try #require(URL(string: server.url))
                        )
                        let erasures = Erasures(
                            store: ErasureStore(database: campus.database),
                            rsvps: rsvps,
                            accounts: AccountStore(database: campus.database),
                            hasher: PasswordHasher(),
                            limiter: RateLimiter(RateLimitConfiguration(), logger: Logger(label: "test")),
                            held: held,
                            now: { clock.now }
                        )
                        let exports = Exports(
                            database: ExportStore(database: campus.database),
                            held: held,
                            codes: TicketCodes(secret: codes),
                            now: { clock.now }
                        )
                        try await body(
                            Leaving(
                                campus: campus,
                                rsvps: rsvps,
                                erasures: erasures,
                                exports: exports,
                                notifications: notifications,
                                clock: clock
                            )
                        )
                    }
                }
            }
        }
    }

    /// The members of the person's export.
    func export(_ person: Identity) async throws -> [String: JSONValue] {
        guard case .object(let members) = try await exports.export(person) else { return [:] }
        return members
    }

    /// Deletes the account of a person who signed in just now, as the route does.
    func delete(_ person: Identity, email: String) async throws {
        let erasure = try await erasures.delete(Self.deletion(#"{"confirm":"\#(email)"}"#), person)
        _ = try await erasures.giveUpSeats(erasure)
    }

    static func deletion(_ json: String) throws -> AccountDeletion {
        try WireJSON.decoder().decode(AccountDeletion.self, from: Data(json.utf8))
    }

    /// The person as somebody who signed in now.
    func signedIn(_ person: Identity, userAgent: String = "") async throws -> Identity {
        var identity = person
        let id = UUID.version7()
        identity.sessionID = id
        _ = try await SessionStore(database: campus.database).insert(
            id: id,
            userID: person.userID,
            version: nil,
            userAgent: userAgent,
            now: clock.now,
            expiry: clock.now + 86_400
        )
        return identity
    }

    /// Lets the worker's turns come until nobody is left to be removed. Transactions of other tests on the same server
    /// may have to end first.
    func finish() async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        clock.pass(Erasure.grace + 1)
        while try await pending() > 0 {
            try #require(ContinuousClock.now < deadline, "somebody is not removed")
            _ = try await campus.database.write("UPDATE events.erasures SET try_at = requested_at")
            while try await erasures.proceed() {}
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    func pending() async throws -> Int {
        try await campus.number("SELECT count(*) AS n FROM events.erasures")
    }

    /// The tables of which a row holds one of the texts in any of its columns.
    func tables(holding texts: [String]) async throws -> Set<String> {
        let names: [String] = try await campus.database.read(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'events' AND table_type = 'BASE TABLE'"
        ).map { try $0.get("table_name") }
        var holding: Set<String> = []
        for name in names {
            let count = try await campus.number(
                """
                SELECT count(*) AS n FROM events.\(identifier: name) AS t
                WHERE EXISTS (SELECT FROM unnest(\(texts)::text[]) AS text WHERE strpos(lower(t::text), lower(text)) > 0)
                """
            )
            if count > 0 { holding.insert(name) }
        }
        return holding
    }
}
