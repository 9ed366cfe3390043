import Logging
import NIOCore
import NIOEmbedded
import NIOExtras
import NIOHTTP1

@testable import EdgeHTTP

/// A connection without a socket, whose time stands still until a test moves it.
final class EmbeddedConnection {
    static var eventLoop: EmbeddedEventLoop { EmbeddedEventLoop() }

    let channel = EmbeddedChannel()
    let handler = ScriptedHandler()
    let hummingbird = HummingbirdStandIn()
    /// How often the socket was asked for bytes.
    let reads = ReadCounter()
    private(set) var output = ""

    init(
        _ configuration: EdgeConfiguration = EdgeConfiguration(),
        admission: ConnectionLimit.Admission = .served,
        wallClock: @escaping @Sendable () -> Int64 = { 0 }
    ) throws {
        let edge = Edge(
            configuration: configuration,
            webSocket: WebSocketConfiguration(),
            handler: handler,
            wallClock: wallClock
        )
        channel.allowRemoteHalfClosure = true
        try channel.pipeline.syncOperations.addHandler(reads)
        try FastPathChannelHandler.install(
            in: channel,
            edge: edge,
            logger: Logger(label: "test"),
            admission: admission
        )
        try channel.pipeline.syncOperations.addHandler(hummingbird)
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 80)).wait()
    }

    var isClosed: Bool { !channel.isActive }

    func send(_ text: String) throws {
        try send(ByteBuffer(string: text))
    }

    func send(_ bytes: ByteBuffer) throws {
        try channel.writeInbound(bytes)
    }

    func closeInput() {
        channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
    }

    func quiesce() {
        channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
    }

    /// Everything sent so far.
    func sent() throws -> String {
        while let bytes = try channel.readOutbound(as: ByteBuffer.self) { output += String(buffer: bytes) }
        return output
    }

    func responses(headIndices: Set<Int> = []) throws -> [WireResponse] {
        WireResponse.all(in: try sent(), headIndices: headIndices).responses
    }

    /// Leaves nothing scheduled behind.
    func finish() {
        channel.close(promise: nil)
        channel.embeddedEventLoop.run()
    }
}

final class ReadCounter: ChannelOutboundHandler {
    typealias OutboundIn = NIOAny
    private(set) var count = 0

    func read(context: ChannelHandlerContext) {
        count += 1
        context.read()
    }
}
