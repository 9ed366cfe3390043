import Foundation
import HTTPTesting
import Logging
import Postgres
import Synchronization
import Testing

@testable import EventsAPI

@Suite struct OutboxRelayTests {
    private func add(_ template: String, _ campus: Campus) async throws {
        _ = try await campus.database.write(
            """
            INSERT INTO events.outbox (template, recipient, subject)
            VALUES (\(template), '{"email": "grace@elsewhere.example"}', '{}')
            """
        )
    }

    /// Relays once to a service that answers `status` to every batch that holds the template `bad`.
    private func relay(_ campus: Campus, refusing status: Int) async throws -> Int {
        try await ScriptedHTTPServer.with { request in
            request.body.contains("\"bad\"") ? .answer(status, "no such template") : .answer(202)
        } _: { server in
            try await withHTTPClient { http in
                try await OutboxRelay(
                    store: OutboxStore(database: campus.database),
                    links: OutboxEntry.testLinks,
                    http: http,
                    notificationServiceURL: try #require(URL(string: server.url)),
                    logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
                ).relay()
            }
        }
    }

    @Test func whatIsToldGoesOnAsAPartOfTheRequestsTrace() async throws {
        try await Campus.with(people: 0) { campus in
            let (trace, span) = ("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331")
            for traceparent in ["00-\(trace)-\(span)-01", nil] {
                _ = try await campus.database.write(
                    """
                    INSERT INTO events.outbox (template, recipient, subject, traceparent)
                    VALUES ('good', '{"email": "grace@elsewhere.example"}', '{}', \(traceparent))
                    """
                )
            }
            let bodies = Mutex<[String]>([])
            try await ScriptedHTTPServer.with { request in
                bodies.withLock { $0.append(request.body) }
                return .answer(202)
            } _: { server in
                try await withHTTPClient { http in
                    _ = try await OutboxRelay(
                        store: OutboxStore(database: campus.database),
                        links: OutboxEntry.testLinks,
                        http: http,
                        notificationServiceURL: try #require(URL(string: server.url)),
                        logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
                    ).relay()
                }
            }
            let body = try #require(bodies.withLock { $0 }.first)
            #expect(body.components(separatedBy: "\"traceparent\":").count == 2)
            #expect(body.contains("\"traceparent\":\"00-\(trace)-") && !body.contains(span))
        }
    }

    /// Also one that the service fails at: a service that cannot work at all says 503.
    @Test(arguments: [422, 500])
    func whatIsRefusedHoldsNothingUpAndIsTriedAgainLater(_ status: Int) async throws {
        try await Campus.with(people: 0) { campus in
            for template in ["bad", "good", "good"] { try await add(template, campus) }
            let handed = try await relay(campus, refusing: status)
            #expect(handed == 3)
            let row = try await campus.database.read(
                """
                SELECT count(*) FILTER (WHERE accepted_at IS NOT NULL) AS accepted,
                    max(refusals) AS refusals, max(reason) AS reason, max(try_at) > now() + interval '5 seconds' AS later
                FROM events.outbox
                """
            )[0]
            #expect(try row.get("accepted", as: Int.self) == 2)
            #expect(try row.get("refusals", as: Int.self) == 1)
            #expect(try row.get("reason", as: String.self) == "\(status) no such template")
            #expect(try row.get("later", as: Bool.self))
            let again = try await relay(campus, refusing: status)
            #expect(again == 0, "not yet")
            _ = try await campus.database.write("UPDATE events.outbox SET try_at = now()")
            let healed = try await relay(campus, refusing: 202)
            #expect(healed == 1)
        }
    }

    @Test(arguments: [502, 503, 504, 429, 404])
    func aServiceThatIsAwayIsNotARefusal(_ status: Int) async throws {
        try await Campus.with(people: 0) { campus in
            for template in ["bad", "good"] { try await add(template, campus) }
            await #expect(throws: OutboxRelay.Refused.self) { _ = try await relay(campus, refusing: status) }
            let waiting = try await campus.number(
                "SELECT count(*) AS n FROM events.outbox WHERE accepted_at IS NULL AND refusals = 0"
            )
            #expect(waiting == 2)
        }
    }
}
