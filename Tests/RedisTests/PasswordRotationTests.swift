import Redis
import RedisTesting
import SecrecyTesting
import ServiceKit
import Synchronization
import Testing

/// A password that changes while the client runs, read from the file that `REDIS_URL_FILE` names.
@Suite("A new password for Redis")
struct PasswordRotationTests {
    /// As the services make theirs, but that only who is refused looks at the file.
    private func configuration(_ folder: SecretFolder, _ log: LogLines) throws -> RedisConfiguration {
        let address = try ReloadingSecret(
            name: "REDIS_URL_FILE",
            path: folder.path,
            interval: .seconds(3600),
            logger: log.logger,
            parse: { url throws(ConfigurationError) in
                do throws(RedisError) {
                    return try RedisAddress(url: url)
                } catch {
                    throw ConfigurationError(variable: "REDIS_URL", reason: error.message)
                }
            }
        )
        var configuration = RedisConfiguration(
            following: { address.current() },
            connectingFailed: { address.reloadIfChanged() }
        )
        configuration.commandTimeout = .seconds(1)
        return configuration
    }

    private func url(_ server: RedisTestServer, password: String) -> String {
        "redis://app:\(password)@127.0.0.1:\(server.port)"
    }

    /// The numbers that INCR answered, and how often no answer says whether it was done.
    private final class Record: Sendable {
        let numbers = Mutex<[Int]>([])
        let failures = Mutex<[RedisError]>([])
        let isOver = Mutex(false)

        var done: Int { numbers.withLock { $0.count } }
        var unknown: Int { failures.withLock { $0.count(where: \.outcomeIsUnknown) } }
    }

    private func count(_ client: RedisClient, _ record: Record) async throws {
        while !record.isOver.withLock({ $0 }) {
            do throws(RedisError) {
                let answer = try await client.command(["INCR", "counter"])
                guard case .integer(let number) = answer else {
                    throw RedisError(code: .protocolViolation, message: "INCR answered \(answer)")
                }
                record.numbers.withLock { $0.append(Int(number)) }
            } catch {
                record.failures.withLock { $0.append(error) }
            }
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    private func progress(_ record: Record) async throws {
        let target = record.done + 50
        try await eventually { record.done >= target }
    }

    @Test("It is taken without a restart, and every command is answered once")
    func rotation() async throws {
        let server = try await RedisTestServer()
        try await withRedisClient(server.url) { administration in
            let rights: [RedisArgument] = ["ACL", "SETUSER", "app", "on", "~*", "+@all"]
            _ = try await administration.command(rights + [">first-secret"])
            let folder = try SecretFolder(url(server, password: "first-secret") + "\n")
            let log = LogLines()
            let client = RedisClient(configuration: try configuration(folder, log), logger: log.logger)
            let record = Record()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await client.run() }
                try await withThrowingTaskGroup(of: Void.self) { callers in
                    for _ in 0..<4 { callers.addTask { try await count(client, record) } }
                    try await progress(record)
                    _ = try await administration.command(["ACL", "SETUSER", "app", "resetpass", ">second-secret"])
                    // What is connected stays connected: nobody notices.
                    try await progress(record)
                    #expect(record.failures.withLock { $0.isEmpty })
                    _ = try await administration.command(["CLIENT", "KILL", "USER", "app"])
                    // The file still holds the old password. Nobody comes in.
                    try await eventually {
                        record.failures.withLock { $0.contains { $0.message.contains("WRONGPASS") } }
                            || log.count(of: "WRONGPASS") > 0
                    }
                    let before = record.done
                    try await Task.sleep(for: .milliseconds(300))
                    #expect(record.done == before)
                    try folder.replace(url(server, password: "second-secret") + "\n")
                    try await progress(record)
                    record.isOver.withLock { $0 = true }
                    try await callers.waitForAll()
                }
                group.cancelAll()
            }
            guard case .string(let text) = try await administration.command(["GET", "counter"]) else {
                throw RedisTestFailure("no counter")
            }
            let counter = try #require(Int(String(decoding: text, as: UTF8.self)))
            let numbers = record.numbers.withLock { $0 }
            #expect(Set(numbers).count == numbers.count, "nothing is answered twice")
            #expect((numbers.count...numbers.count + record.unknown).contains(counter), "nothing is done twice")
            #expect(log.count(of: "secret read again") == 1)
            #expect(!log.text.contains("-secret"))
        }
    }
}
