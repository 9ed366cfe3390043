import NIOCore
import NIOPosix
import NIOSSL

/// A server on a free port of 127.0.0.1 that answers each request with the bytes a test says, right or wrong.
public struct ScriptedHTTPServer: Sendable {
    public enum Reply: Sendable {
        /// These bytes, and the connection stays.
        case bytes(String)
        /// These bytes, and the connection ends.
        case bytesThenClose(String)
        /// Nothing, ever.
        case silence

        /// A whole answer.
        public static func answer(
            _ status: Int,
            _ body: String = "",
            headers: [(String, String)] = []
        ) -> Reply {
            let fields = headers.map { "\($0.0): \($0.1)\r\n" }.joined()
            return .bytes("HTTP/1.1 \(status) Scripted\r\nContent-Length: \(body.utf8.count)\r\n\(fields)\r\n\(body)")
        }
    }

    public let port: Int
    /// Where it answers, without a slash at the end.
    public var url: String { "http://127.0.0.1:\(port)" }
    /// Where it answers with a certificate, under a name.
    public var secureURL: String { "https://localhost:\(port)" }

    /// Runs a server for as long as `body` takes.
    ///
    /// - Parameters:
    ///   - authority: whose certificate it shows; nil for no TLS.
    ///   - script: called for each request, on an event loop.
    public static func with<Value>(
        authority: TestAuthority? = nil,
        _ script: @escaping @Sendable (ReceivedRequest) -> Reply,
        _ body: (ScriptedHTTPServer) async throws -> Value
    ) async throws -> Value {
        let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.backlog, value: 256)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let authority {
                        try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: authority.context))
                    }
                    try channel.pipeline.syncOperations.addHandler(Handler(script))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let result: Result<Value, any Error>
        do {
            result = .success(try await body(ScriptedHTTPServer(port: channel.localAddress?.port ?? 0)))
        } catch {
            result = .failure(error)
        }
        try await channel.close()
        return try result.get()
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let script: @Sendable (ReceivedRequest) -> Reply
        private var received = ""

        init(_ script: @escaping @Sendable (ReceivedRequest) -> Reply) {
            self.script = script
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            received += String(buffer: unwrapInboundIn(data))
            guard let request = ReceivedRequest(received) else { return }
            received = ""
            switch script(request) {
            case .bytes(let text): context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
            case .bytesThenClose(let text):
                context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
                context.close(promise: nil)
            case .silence: break
            }
        }
    }
}
