import Foundation
import Logging
import Redis
import RedisTesting
import Testing

@Suite("Redis client when the server is away")
struct RedisOutageTests {
    private static let quick: @Sendable (inout RedisConfiguration) -> Void = { configuration in
        configuration.commandTimeout = .seconds(1)
        configuration.reconnectDelay = .milliseconds(10)...(.milliseconds(50))
    }

    @Test("Without a server a command fails at its time, and works once there is one")
    func noServer() async throws {
        let server = try await RedisTestServer()
        server.kill()
        try await withRedisClient(server.url, configure: Self.quick) { client in
            let error = await #expect(throws: RedisError.self) { try await client.command(["PING"]) }
            #expect(error?.code == .connectionFailed)
            #expect(error?.outcomeIsUnknown == false)
            try await server.start()
            try await eventually { try await isAnswered(client) }
        }
    }

    @Test("A name that does not resolve is said")
    func noSuchHost() async throws {
        try await withRedisClient("redis://no-such-host.invalid", configure: Self.quick) { client in
            let error = await #expect(throws: RedisError.self) { try await client.command(["PING"]) }
            #expect(error?.code == .connectionFailed)
        }
    }

    @Test("What waits through a restart is answered")
    func restart() async throws {
        let server = try await RedisTestServer()
        try await withRedisClient(server.url) {
            $0.reconnectDelay = .milliseconds(10)...(.milliseconds(50))
        } _: { client in
            _ = try await client.command(["PING"])
            server.kill()
            // Waits, or is lost with the connection whose end has not been noticed yet; never anything else.
            async let early = client.command(["PING"])
            try await Task.sleep(for: .milliseconds(50))
            async let late = client.command(["PING"])
            try await server.start()
            #expect(try await late == .status("PONG"))
            do {
                #expect(try await early == .status("PONG"))
            } catch let error as RedisError {
                #expect(error.code == .connectionLost)
            }
        }
    }

    @Test("What is under way at a kill is lost, what may be repeated is not")
    func lost() async throws {
        let server = try await RedisTestServer()
        try await withRedisClient(server.url) {
            $0.commandTimeout = .seconds(8)
            $0.reconnectDelay = .milliseconds(10)...(.milliseconds(50))
        } _: { client in
            _ = try await client.command(["PING"])
            server.signal(SIGSTOP)
            let script = RedisScript("return redis.call('INCR', KEYS[1])", isIdempotent: true)
            async let command = client.command(["INCR", "once"])
            async let repeated = client.evaluate(script, keys: ["again"], arguments: [])
            // Until both are in the socket of the server that does not read.
            try await Task.sleep(for: .milliseconds(200))
            server.kill()
            try await server.start()
            #expect(try await repeated == .integer(1))
            do {
                Issue.record("expected a loss, got \(try await command)")
            } catch let error as RedisError {
                #expect(error.code == .connectionLost)
                #expect(error.outcomeIsUnknown)
            }
            #expect(try await client.command(["GET", "once"]) == .null)
        }
    }

    @Test("A server that stands still is given up in time, and found again")
    func stalled() async throws {
        let server = try await RedisTestServer()
        try await withRedisClient(server.url, configure: Self.quick) { client in
            _ = try await client.command(["PING"])
            server.signal(SIGSTOP)
            let error = await #expect(throws: RedisError.self) { try await client.command(["PING"]) }
            #expect(error?.code == .timeout || error?.code == .connectionLost)
            #expect(error?.outcomeIsUnknown == true)
            server.signal(SIGCONT)
            try await eventually { try await isAnswered(client) }
        }
    }

    @Test("A replica's refusal leads to another connection, as after a failover")
    func readOnly() async throws {
        let server = try await RedisTestServer()
        try await withRedisClient(server.url) {
            $0.reconnectDelay = .milliseconds(10)...(.milliseconds(50))
        } _: { client in
            let before = try await client.command(["CLIENT", "ID"])
            _ = try await client.command(["REPLICAOF", "127.0.0.1", "1"])
            let error = await #expect(throws: RedisError.self) { try await client.command(["SET", "key", "value"]) }
            #expect(error?.code == .server(prefix: "READONLY"))
            _ = try await client.command(["REPLICAOF", "NO", "ONE"])
            #expect(try await client.command(["SET", "key", "value"]) == .status("OK"))
            #expect(try await client.command(["CLIENT", "ID"]) != before)
        }
    }

    @Test("A caller that is cancelled is answered at once, and the others are not disturbed")
    func cancellation() async throws {
        let server = try await RedisTestServer()
        try await withRedisClient(server.url) { client in
            _ = try await client.command(["PING"])
            server.signal(SIGSTOP)
            let patient = Task { try await client.command(["ECHO", "patient"]) }
            let hasty = Task { try await client.command(["ECHO", "hasty"]) }
            try await Task.sleep(for: .milliseconds(50))
            hasty.cancel()
            let error = await #expect(throws: RedisError.self) { try await hasty.value }
            #expect(error?.code == .cancelled)
            server.signal(SIGCONT)
            #expect(try await patient.value.textValue == "patient")
        }
    }

    @Test("A client that has ended refuses at once, and does not run twice")
    func ended() async throws {
        var configuration = try RedisConfiguration(url: sharedRedisURL())
        // Time: a busy machine may take seconds to give a test its turn.
        configuration.connectTimeout = .seconds(15)
        configuration.commandTimeout = .seconds(15)
        let client = RedisClient(configuration: configuration, logger: Logger(label: "test"))
        let run = Task { try await client.run() }
        _ = try await client.command(["PING"])
        run.cancel()
        try await run.value
        let error = await #expect(throws: RedisError.self) { try await client.command(["PING"]) }
        #expect(error?.code == .connectionFailed)
        await #expect(throws: RedisError.self) { try await client.run() }
    }

    private func isAnswered(_ client: RedisClient) async throws -> Bool {
        do {
            return try await client.command(["PING"]) == .status("PONG")
        } catch {
            guard error.code == .connectionFailed || error.code == .connectionLost else { throw error }
            return false
        }
    }
}
