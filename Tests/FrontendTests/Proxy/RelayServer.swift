import EdgeHTTP
import Foundation
import Hummingbird
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Testing

@testable import Frontend

/// A server that relays every WebSocket to an upstream, and its clients.
struct RelayServer {
    private let port: Int

    static func run(to upstream: UpstreamServer, _ body: (RelayServer) async throws -> Void) async throws {
        let target = try Upstream(url: #require(URL(string: "http://127.0.0.1:\(upstream.port)")))
        let (ports, running) = AsyncStream.makeStream(of: Int?.self)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let handler = RelayingFastPath(target: target, logger: logger)
        let application = Application(
            router: Router(),
            server: .edge(configuration: EdgeConfiguration(), handler: handler),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { running.yield($0.localAddress?.port) },
            logger: logger
        )
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(services: [.init(service: application)], logger: logger)
        )
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                defer { running.finish() }
                try await group.run()
            }
            let port = try #require(await ports.first { _ in true } ?? nil)
            try await body(RelayServer(port: port))
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    /// A client that has asked for a WebSocket and does not wait for the answer.
    func connect() async throws -> any Channel {
        let client = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(host: "127.0.0.1", port: port)
            .get()
        let handshake = """
            GET /api/v1/live HTTP/1.1\r
            Host: 127.0.0.1\r
            Connection: Upgrade\r
            Upgrade: websocket\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            \r

            """
        try await client.writeAndFlush(ByteBuffer(string: handshake)).get()
        return client
    }

    /// A client's frame with a short text, masked with nothing.
    static func frame(_ text: String) -> ByteBuffer {
        var bytes = ByteBuffer(bytes: [0x81, 0xFE])
        bytes.writeInteger(UInt16(text.utf8.count))
        bytes.writeInteger(UInt32(0))
        bytes.writeString(text)
        return bytes
    }
}

private struct RelayingFastPath: FastPathHandler {
    let target: Upstream
    let logger: Logger

    func decide(_ request: FastPathRequest) -> FastPathDecision {
        .upgrade(
            WebSocketAcceptance { [target, logger] in
                WebSocketRelay(upstream: target, uri: "/api/v1/live", origin: nil, subprotocols: [], logger: logger)
            }
        )
    }
}
