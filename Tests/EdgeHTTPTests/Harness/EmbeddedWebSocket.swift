import Logging
import NIOCore
import NIOEmbedded
import NIOExtras
import ServiceKit
import Testing

@testable import EdgeHTTP

/// A WebSocket without a socket, just opened; its time stands still until a test moves it.
final class EmbeddedWebSocket {
    let channel = EmbeddedChannel()
    let application: RecordingWebSocket
    /// What the socket does with writes.
    let socket = StalledSocket()
    private let registry = PrometheusRegistry()
    private var received = ByteBuffer()

    init(_ configuration: WebSocketConfiguration = WebSocketConfiguration()) throws {
        let handler = ScriptedHandler()
        let edge = Edge(
            configuration: EdgeConfiguration(),
            webSocket: configuration,
            handler: handler,
            metrics: EdgeMetrics(registry)
        )
        channel.allowRemoteHalfClosure = true
        try channel.pipeline.syncOperations.addHandler(socket)
        try FastPathChannelHandler.install(in: channel, edge: edge, logger: Logger(label: "test"))
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 80)).wait()
        try channel.writeInbound(ByteBuffer(string: handshake()))
        channel.embeddedEventLoop.run()
        application = try #require(handler.webSockets.withLockedValue { $0.first })
        while let bytes = try channel.readOutbound(as: ByteBuffer.self) {
            #expect(String(buffer: bytes).hasPrefix("HTTP/1.1 101 "))
        }
    }

    var isClosed: Bool { !channel.isActive }

    var events: [String] { application.events.withLockedValue { $0 } }

    var outbound: WebSocketOutbound? { application.outbound.withLockedValue { $0 } }

    func send(_ frames: ByteBuffer...) throws {
        for frame in frames { try channel.writeInbound(frame) }
        channel.embeddedEventLoop.run()
    }

    func quiesce() {
        channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        channel.embeddedEventLoop.run()
    }

    /// How many writes the socket got, and the frames in them, since the last call.
    func sent() throws -> (writes: Int, frames: [String]) {
        var writes = 0
        while let bytes = try channel.readOutbound(as: ByteBuffer.self) {
            writes += bytes.readableBytes > 0 ? 1 : 0
            received.writeImmutableBuffer(bytes)
        }
        var frames: [String] = []
        while let frame = ServerFrame(reading: &received) { frames.append("\(frame)") }
        return (writes, frames)
    }

    /// The counts of WebSockets that are not zero, as `GET /metrics` shows them.
    var metrics: [String] {
        registry.exposition().split(separator: "\n")
            .filter { $0.hasPrefix("edge_websocket") && !$0.hasSuffix(" 0") && !$0.hasSuffix(" 0.0") }
            .map { String($0) }
    }

    func finish() {
        socket.release()
        channel.close(promise: nil)
        channel.embeddedEventLoop.run()
    }
}
