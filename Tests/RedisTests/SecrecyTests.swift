import RedisTesting
import SecrecyTesting
import Testing

@testable import Redis

/// A password that is looked for wherever one might turn up by mistake.
@Suite("The password of Redis shows nowhere")
struct SecrecyTests {
    private static let word = "hunter2"

    @Test(
        "Neither printed nor dumped",
        arguments: [
            "redis://:\(word)@host", "redis://queue:\(word)@host/1", "unix://:\(word)@/run/redis.sock",
            "redis://queue:a%40\(word)%2F@host",
        ]
    )
    func holders(url: String) throws {
        let address = try RedisAddress(url: url)
        let configuration = try RedisConfiguration(url: url)
        let holders: [Any] = [
            address, configuration, try #require(address.credentials),
            RedisClient(configuration: configuration, logger: LogLines().logger),
        ]
        for holder in holders { #expect(!everyText(of: holder).contains(Self.word)) }
        #expect(address.credentials?.password.contains(Self.word) == true)
    }

    @Test(
        "Not in a refusal, and no part of it becomes a host",
        arguments: [
            "redis://:a@\(word)@host", "redis://:a/\(word)@host", "redis://:a?\(word)@host", "redis://:a#\(word)@host",
            "redis://:12/\(word)@host", "redis://:\(word)@host:0", "redis://:\(word)@host/zero",
            "rediss://:\(word)@host", word, "http://\(word)@host", "unix://:a@\(word)@/run/redis.sock",
        ]
    )
    func refusals(url: String) {
        let error = #expect(throws: RedisError.self) { try RedisConfiguration(url: url) }
        #expect(error.map { everyText(of: $0).contains(Self.word) } == false)
    }

    @Test("Not when the server refuses it, nor when nobody is there")
    func failures() async throws {
        let server = try await RedisTestServer()
        for port in [server.port, 1] {
            let log = LogLines()
            var configuration = try RedisConfiguration(url: "redis://queue:\(Self.word)@127.0.0.1:\(port)")
            configuration.commandTimeout = .milliseconds(500)
            let client = RedisClient(configuration: configuration, logger: log.logger)
            await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await client.run() }
                let error = await #expect(throws: RedisError.self) { try await client.command(["PING"]) }
                #expect(error.map { everyText(of: $0).contains(Self.word) } == false)
                group.cancelAll()
            }
            #expect(log.count(of: "redis is away") > 0)
            #expect(!log.text.contains(Self.word))
        }
    }
}
