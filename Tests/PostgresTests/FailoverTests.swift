import Foundation
import Postgres
import PostgresTesting
import Synchronization
import Testing

/// The server fails under load in every way it can; each call is answered once, and what was answered is true.
@Suite(.serialized) struct FailoverTests {
    /// What the callers were told.
    private final class Record: Sendable {
        private let state = Mutex(
            (done: Set<Int>(), unknown: Set<Int>(), refused: Set<Int>(), reads: 0, failedReads: 0)
        )
        private let number = Atomic(0)
        private let over = Atomic(false)

        var done: Set<Int> { state.withLock { $0.done } }
        var unknown: Set<Int> { state.withLock { $0.unknown } }
        var refused: Set<Int> { state.withLock { $0.refused } }
        var reads: Int { state.withLock { $0.reads } }
        var made: Int { number.load(ordering: .relaxed) }

        var isOver: Bool { over.load(ordering: .relaxed) }

        func end() { over.store(true, ordering: .relaxed) }

        func next() -> Int { number.wrappingAdd(1, ordering: .relaxed).newValue }

        func wrote(_ number: Int, _ error: PostgresError?) {
            state.withLock { state in
                switch error?.code {
                case nil: _ = state.done.insert(number)
                case .outcomeUnknown: _ = state.unknown.insert(number)
                default: _ = state.refused.insert(number)
                }
            }
        }

        func read(_ error: PostgresError?) {
            state.withLock { state in
                if error == nil { state.reads += 1 } else { state.failedReads += 1 }
            }
        }
    }

    /// Eight callers write and read without a pause while the server suffers `fault`, and for a second after it.
    private func underLoad(_ fault: @Sendable (PostgresTestServer) async throws -> Void) async throws {
        let server = try await PostgresTestServer()
        var configuration = try PostgresConfiguration(url: server.url)
        configuration.progressTimeout = .milliseconds(800)
        configuration.statementTimeout = .milliseconds(600)
        configuration.waiterTimeout = .seconds(2)
        let record = Record()
        try await TestDatabase.running(configuration) { client in
            _ = try await client.write("CREATE TABLE entries (number bigint NOT NULL)")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask { try await self.load(client, record) }
                }
                try await Task.sleep(for: .milliseconds(300))
                try await fault(server)
                let before = record.done.count
                let deadline = ContinuousClock.now + .seconds(20)
                while record.done.count < before + 100, .now < deadline {
                    try await Task.sleep(for: .milliseconds(50))
                }
                #expect(record.done.count >= before + 100, "writes go on after the fault")
                record.end()
                try await group.waitForAll()
            }
            let rows = try await client.read("SELECT number, count(*) AS times FROM entries GROUP BY number")
            var found: Set<Int> = []
            for row in rows {
                found.insert(try row.get("number"))
                #expect(try row.get("times", as: Int.self) == 1, "nothing is applied twice")
            }
            #expect(record.done.isSubset(of: found), "what was confirmed is there")
            #expect(record.refused.isDisjoint(with: found), "what was refused is not")
            #expect(found.isSubset(of: record.done.union(record.unknown)))
            #expect(record.made == record.done.count + record.unknown.count + record.refused.count)
            #expect(record.reads > 0)
        }
    }

    private func load(_ client: PostgresClient, _ record: Record) async throws {
        while !record.isOver {
            let number = record.next()
            do throws(PostgresError) {
                _ = try await client.write("INSERT INTO entries (number) VALUES (\(number))")
                record.wrote(number, nil)
            } catch {
                record.wrote(number, error)
                // Who is refused at once does not ask again at once: the other tests need the machine too.
                try await Task.sleep(for: .milliseconds(5))
            }
            do throws(PostgresError) {
                _ = try await client.read("SELECT \(number)::bigint AS number")
                record.read(nil)
            } catch {
                record.read(error)
            }
            // The load is there to be under way, not to fill the machine.
            try await Task.sleep(for: .milliseconds(1))
        }
    }

    @Test func thePostmasterIsKilled() async throws {
        try await underLoad { server in
            try await server.kill()
            try await server.start()
        }
    }

    @Test func theServerRestartsInOrder() async throws {
        try await underLoad { server in
            try await server.stop()
            try await server.start()
        }
    }

    @Test func backendsAreStoppedAndGoOn() async throws {
        try await underLoad { server in
            // As a virtual machine that is moved: nothing is closed, nothing answers.
            let pids = try await TestDatabase.running(try PostgresConfiguration(url: server.url)) { client in
                try await client.read(
                    "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
                ).map { try $0.get("pid", as: Int.self) }
            }
            for pid in pids { kill(pid_t(pid), SIGSTOP) }
            try await Task.sleep(for: .seconds(2))
            for pid in pids { kill(pid_t(pid), SIGCONT) }
        }
    }

    /// A failover as a managed PostgreSQL does it: connections cut, then nobody, then a replica that only reads.
    /// `FAILOVER_SECONDS` makes each phase as long as a real one.
    @Test func aFailoverPassesThroughAReadOnlyServer() async throws {
        let seconds = Double(ProcessInfo.processInfo.environment["FAILOVER_SECONDS"] ?? "") ?? 1
        try await underLoad { server in
            try await server.kill()
            try await Task.sleep(for: .seconds(seconds))
            try await server.start(["default_transaction_read_only=on"])
            try await Task.sleep(for: .seconds(seconds))
            try await server.stop()
            try await server.start()
        }
    }
}
