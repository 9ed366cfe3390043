import Foundation
import Redis
import RedisTesting
import Testing

@Suite("Redis client")
struct RedisClientTests {
    /// Keys of this test alone.
    private let key = "test:\(UUID().uuidString)"

    @Test("Bytes of any content come back as they went")
    func bytes() async throws {
        let large = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0) }
        try await withRedisClient { client in
            for value in [[], [0, 13, 10, 0xFF], Array("*1\r\n$4\r\nPING\r\n".utf8), large] {
                let argument = RedisArgument(key)
                #expect(try await client.command(["SET", argument, RedisArgument(value)]) == .status("OK"))
                #expect(try await client.command(["GET", argument]) == .string(value))
            }
            _ = try await client.command(["DEL", RedisArgument(key)])
        }
    }

    @Test("Every type of reply is read")
    func replies() async throws {
        try await withRedisClient { client in
            #expect(try await client.command(["GET", RedisArgument(key)]) == .null)
            #expect(try await client.command(["EXISTS", RedisArgument(key)]) == .integer(0))
            let nested = try await client.command(["EVAL", "return {1, {'a', false}, {}}", "0"])
            #expect(nested == .array([.integer(1), .array([.string([97]), .null]), .array([])]))
        }
    }

    @Test("A refusal is thrown by a command and is a value in a pipeline")
    func refusals() async throws {
        try await withRedisClient { client in
            let error = await #expect(throws: RedisError.self) { try await client.command(["NOSUCH"]) }
            #expect(error?.code == .server(prefix: "ERR"))
            let values = try await client.pipeline([["PING"], ["NOSUCH"], ["PING"]])
            #expect(values.count == 3 && values[0] == .status("PONG") && values[2] == .status("PONG"))
            guard case .error = values[1] else {
                Issue.record("expected an error, got \(values[1])")
                return
            }
            #expect(try await client.pipeline([]).isEmpty)
        }
    }

    @Test("A thousand callers at once each get their own answer")
    func concurrency() async throws {
        try await withRedisClient { client in
            let answers = try await withThrowingTaskGroup(of: Int64?.self) { group in
                for _ in 0..<1_000 {
                    group.addTask { try await client.command(["INCR", RedisArgument(key)]).integerValue }
                }
                return try await group.reduce(into: Set<Int64>()) { $0.formUnion($1.map { [$0] } ?? []) }
            }
            #expect(answers == Set(1...1_000))
            _ = try await client.command(["DEL", RedisArgument(key)])
        }
    }

    @Test("A script runs before and after the server has forgotten it")
    func scripts() async throws {
        let server = try await RedisTestServer()
        try await withRedisClient(server.url) { client in
            let script = RedisScript("return {KEYS[1], ARGV[1]}")
            for _ in 1...2 {
                let answer = try await client.evaluate(script, keys: ["key"], arguments: ["value"])
                #expect(answer == .array([.string(Array("key".utf8)), .string(Array("value".utf8))]))
                _ = try await client.evaluate(script, keys: ["key"], arguments: ["value"])
                #expect(try await client.command(["SCRIPT", "FLUSH"]) == .status("OK"))
            }
            let broken = RedisScript("return redis.call('NOSUCH')")
            await #expect(throws: RedisError.self) { try await client.evaluate(broken, keys: [], arguments: []) }
        }
    }

    @Test("A Unix socket, a password and a database")
    func endpoints() async throws {
        let server = try await RedisTestServer(options: ["--requirepass", "p@ss"])
        try await withRedisClient("redis://:p%40ss@localhost:\(server.port)/3") { client in
            _ = try await client.command(["SET", "where", "three"])
        }
        try await withRedisClient("unix://default:p%40ss@\(server.socketPath)?db=3") { client in
            let answer = try await client.command(["GET", "where"])
            #expect(answer.textValue == "three")
        }
        try await withRedisClient("redis://:p%40ss@127.0.0.1:\(server.port)") { client in
            let answer = try await client.command(["GET", "where"])
            #expect(answer == .null)
        }
    }

    @Test("A wrong password is said, without the password")
    func wrongPassword() async throws {
        let server = try await RedisTestServer(options: ["--requirepass", "right"])
        for url in ["redis://:wrong-hunter2@127.0.0.1:\(server.port)", server.url] {
            try await withRedisClient(url) {
                $0.commandTimeout = .seconds(5)
            } _: { client in
                let error = await #expect(throws: RedisError.self) { try await client.command(["PING"]) }
                #expect(error?.code == .connectionFailed)
                #expect(error?.message.contains("WRONGPASS") == true || error?.message.contains("NOAUTH") == true)
                #expect(error.map { "\($0)".contains("hunter2") } == false)
            }
        }
    }

    @Test("Beyond the bound a caller is refused")
    func bound() async throws {
        try await withRedisClient {
            $0.maximumPending = 2
        } _: { client in
            let error = await #expect(throws: RedisError.self) {
                try await client.pipeline([["PING"], ["PING"], ["PING"]])
            }
            #expect(error?.code == .queueFull)
            let replies = try await client.pipeline([["PING"], ["PING"]])
            #expect(replies.count == 2)
        }
    }
}
