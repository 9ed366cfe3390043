import NIOConcurrencyHelpers
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket

/// Stands in for events-api: accepts WebSockets after a while, and keeps what it is told.
final class UpstreamServer: Sendable {
    let texts = NIOLockedValueBox<[String]>([])
    private let connections = NIOLockedValueBox<[any Channel]>([])
    private let listener = NIOLockedValueBox<(any Channel)?>(nil)

    /// - Parameters:
    ///   - delay: before the handshake is answered.
    ///   - isReading: whether what comes then is read before ``read()``.
    static func run(
        delay: TimeAmount = .zero,
        isReading: Bool = true,
        _ body: (UpstreamServer) async throws -> Void
    ) async throws {
        let server = UpstreamServer()
        let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                let upgrader = NIOWebSocketServerUpgrader(
                    maxFrameSize: 1 << 20,
                    shouldUpgrade: { channel, _ in
                        channel.eventLoop.scheduleTask(in: delay) { HTTPHeaders() as HTTPHeaders? }.futureResult
                    },
                    upgradePipelineHandler: { channel, _ in server.take(channel, isReading: isReading) }
                )
                return channel.pipeline.configureHTTPServerPipeline(
                    withServerUpgrade: (upgraders: [upgrader], completionHandler: { _ in })
                )
            }
            .bind(host: "127.0.0.1", port: 0)
            .get()
        server.listener.withLockedValue { $0 = listener }
        try await body(server)
        try await listener.close()
    }

    var port: Int { listener.withLockedValue { $0?.localAddress?.port ?? 0 } }

    var isConnected: Bool { connections.withLockedValue { !$0.isEmpty } }

    /// Begins to read what has come.
    func read() async throws {
        for channel in connections.withLockedValue({ $0 }) {
            try await channel.setOption(.autoRead, value: true).get()
        }
    }

    private func take(_ channel: any Channel, isReading: Bool) -> EventLoopFuture<Void> {
        connections.withLockedValue { $0.append(channel) }
        return channel.setOption(.autoRead, value: isReading).flatMapThrowing { [texts] in
            try channel.pipeline.syncOperations.addHandler(TextRecorder(texts))
        }
    }
}

/// Keeps the beginnings of the texts that arrive.
private final class TextRecorder: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame

    private let texts: NIOLockedValueBox<[String]>

    init(_ texts: NIOLockedValueBox<[String]>) {
        self.texts = texts
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let text = String(buffer: unwrapInboundIn(data).unmaskedData)
        texts.withLockedValue { $0.append(String(text.prefix { $0 != " " })) }
    }
}
