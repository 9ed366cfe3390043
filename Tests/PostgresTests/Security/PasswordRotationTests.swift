import Foundation
import Postgres
import PostgresTesting
import SecrecyTesting
import ServiceKit
import Synchronization
import Testing

/// A password that changes while the client runs, read from the file that `DATABASE_URL_FILE` names.
/// One after the other: each has a server of its own, and the other tests need the machine too.
@Suite(.serialized) struct PasswordRotationTests {
    private static let variable = ConfigurationVariable("DATABASE_URL", "PostgreSQL", isSecret: true)

    private static func parameters(_ url: String) throws(ConfigurationError) -> ConnectionParameters {
        do throws(PostgresError) {
            return try ConnectionParameters(url: url)
        } catch {
            throw ConfigurationError(variable: variable.name, reason: error.message)
        }
    }

    private func configuration(_ server: ReloadingSecret<ConnectionParameters>) -> PostgresConfiguration {
        var configuration = PostgresConfiguration(
            following: { server.current() },
            connectingFailed: { server.reloadIfChanged() }
        )
        configuration.waiterTimeout = .seconds(2)
        return configuration
    }

    /// As the services make theirs.
    private func configuration(_ folder: SecretFolder) throws -> PostgresConfiguration {
        let reader = ConfigurationReader(environment: ["DATABASE_URL_FILE": folder.path])
        return configuration(try reader.secret(Self.variable, parse: Self.parameters))
    }

    /// What became of every write.
    private final class Record: Sendable {
        private struct State {
            var next = 0
            var outcomes: [Int: PostgresError.Code?] = [:]
        }

        private let state = Mutex(State())
        private let over = Mutex(false)

        var isOver: Bool { over.withLock { $0 } }
        var made: Int { state.withLock { $0.next } }
        var answered: Int { state.withLock { $0.outcomes.count } }

        func end() { over.withLock { $0 = true } }

        func next() -> Int {
            state.withLock { state in
                state.next += 1
                return state.next
            }
        }

        func wrote(_ number: Int, _ code: PostgresError.Code?) {
            state.withLock { $0.outcomes[number] = .some(code) }
        }

        /// The writes of which `holds` is true.
        func numbers(_ holds: (PostgresError.Code?) -> Bool) -> Set<Int> {
            Set(state.withLock { $0.outcomes }.filter { holds($0.value) }.keys)
        }

        var done: Set<Int> { numbers { $0 == nil } }
    }

    private func write(_ client: PostgresClient, _ record: Record) async throws {
        while !record.isOver {
            let number = record.next()
            do throws(PostgresError) {
                _ = try await client.write("INSERT INTO entries (number) VALUES (\(number))")
                record.wrote(number, nil)
            } catch {
                record.wrote(number, error.code)
            }
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    private func progress(_ record: Record) async throws {
        let target = record.done.count + 50
        let deadline = ContinuousClock.now + .seconds(20)
        while record.done.count < target {
            try #require(ContinuousClock.now < deadline, "writes do not go on")
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    @Test func aNewPasswordIsTakenWithoutARestartAndEveryCallIsAnsweredOnce() async throws {
        let server = try await PasswordServer(password: "first-secret")
        let folder = try SecretFolder(server.url(password: "first-secret") + "\n")
        let log = LogLines()
        // Only who is refused looks at the file.
        let secret = try ReloadingSecret(
            name: "DATABASE_URL_FILE",
            path: folder.path,
            interval: .seconds(3600),
            logger: log.logger,
            parse: Self.parameters
        )
        let client = PostgresClient(configuration: configuration(secret), logger: log.logger)
        let record = Record()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await client.run() }
            try await withThrowingTaskGroup(of: Void.self) { callers in
                for _ in 0..<4 { callers.addTask { try await write(client, record) } }
                try await progress(record)
                try await server.change(password: "second-secret")
                // What is connected stays connected: nobody notices.
                try await progress(record)
                #expect(record.numbers { $0 != nil }.isEmpty)
                try await server.endSessions()
                // The file still holds the old password. Nobody comes in.
                try await wait { !record.numbers { $0 == .connectionFailed }.isEmpty }
                let before = record.done.count
                try await Task.sleep(for: .milliseconds(300))
                #expect(record.done.count == before)
                #expect(log.count(of: "password authentication failed") > 0)
                try folder.replace(server.url(password: "second-secret") + "\n")
                try await progress(record)
                record.end()
                try await callers.waitForAll()
            }
            group.cancelAll()
        }
        let rows = try await server.administer("SELECT number, count(*) AS times FROM entries GROUP BY number")
        var found: Set<Int> = []
        for row in rows {
            found.insert(try row.get("number"))
            #expect(try row.get("times", as: Int.self) == 1)
        }
        #expect(record.answered == record.made, "every call is answered")
        let unknown = record.numbers { $0 == .outcomeUnknown }
        #expect(record.done.isSubset(of: found))
        #expect(found.isSubset(of: record.done.union(unknown)))
        #expect(log.count(of: "secret read again") == 1)
        #expect(log.count(of: "connected to PostgreSQL again") > 0)
        #expect(!log.text.contains("-secret"))
    }

    @Test func theWholeAddressMayChangeAsWell() async throws {
        let servers = [try await PasswordServer(password: "first-secret"), try await PasswordServer(password: "other")]
        let folder = try SecretFolder(servers[0].url(password: "first-secret"))
        try await TestDatabase.running(try configuration(folder)) { client in
            let port: PostgresQuery = "SELECT current_setting('port') AS port"
            #expect(try await client.read(port)[0].get("port") == "\(servers[0].server.port)")
            try folder.replace(servers[1].url(password: "other"))
            try await servers[0].server.stop()
            try await wait {
                do throws(PostgresError) {
                    return try await client.read(port)[0].get("port") == "\(servers[1].server.port)"
                } catch {
                    return false
                }
            }
        }
    }

    /// A file that somebody spoilt does not take the service down.
    @Test func aFileThatHoldsNoAddressLeavesTheOldOne() async throws {
        let server = try await PasswordServer(password: "first-secret")
        let folder = try SecretFolder(server.url(password: "first-secret"))
        try await TestDatabase.running(try configuration(folder)) { client in
            _ = try await client.read("SELECT 1")
            try folder.replace("postgres://app:spoilt@secret@host")
            try await server.endSessions()
            try await wait {
                do throws(PostgresError) {
                    return try await client.read("SELECT 1").count == 1
                } catch {
                    return false
                }
            }
        }
    }

    private func wait(_ condition: () async throws -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(20)
        while try await !condition() {
            try #require(ContinuousClock.now < deadline, "what was waited for did not come")
            try await Task.sleep(for: .milliseconds(10))
        }
    }
}
