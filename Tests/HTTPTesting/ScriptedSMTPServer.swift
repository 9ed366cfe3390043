import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// A mail server on a free port of 127.0.0.1 that says what a test wants it to say.
public struct ScriptedSMTPServer: Sendable {
    public enum Reply: Sendable {
        /// What a server that takes everything would say.
        case usual
        /// These lines, without CRLF at the end.
        case lines(String)
        /// These lines, and the connection ends.
        case linesThenClose(String)
        /// Nothing, ever.
        case silence
    }

    /// What came, as it was on the wire.
    public final class Received: Sendable {
        public struct Line: Sendable, Equatable {
            /// Connections count from 1.
            public let connection: Int
            public let isEncrypted: Bool
            public let text: String
        }

        private let state = Mutex<(lines: [Line], mails: [[String]], connections: Int)>(([], [], 0))

        public var commands: [Line] { state.withLock { $0.lines } }
        /// The lines of each mail, dots as they were sent.
        public var mails: [[String]] { state.withLock { $0.mails } }
        public var connections: Int { state.withLock { $0.connections } }

        fileprivate func connected() -> Int {
            state.withLock { state in
                state.connections += 1
                return state.connections
            }
        }

        fileprivate func received(_ line: Line) { state.withLock { $0.lines.append(line) } }
        fileprivate func received(mail: [String]) { state.withLock { $0.mails.append(mail) } }
    }

    public let port: Int
    public let received: Received

    /// Runs a server for as long as `body` takes.
    ///
    /// - Parameters:
    ///   - authority: whose certificate it shows.
    ///   - isImmediate: TLS from the first byte.
    ///   - features: what it says that it can, before TLS and after.
    ///   - script: called on an event loop for each command, with "" for the greeting and "." for the end of a mail.
    public static func with<Value>(
        _ authority: TestAuthority,
        isImmediate: Bool = false,
        features: [String] = ["STARTTLS", "AUTH PLAIN", "SIZE 1000000"],
        _ script: @escaping @Sendable (String) -> Reply = { _ in .usual },
        _ body: (ScriptedSMTPServer) async throws -> Value
    ) async throws -> Value {
        let received = Received()
        let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.backlog, value: 256)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if isImmediate {
                        try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: authority.context))
                    }
                    let handler = Handler(authority, isImmediate, features, received, script)
                    try channel.pipeline.syncOperations.addHandler(handler)
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let server = ScriptedSMTPServer(port: channel.localAddress?.port ?? 0, received: received)
        let result: Result<Value, any Error>
        do {
            result = .success(try await body(server))
        } catch {
            result = .failure(error)
        }
        try await channel.close()
        return try result.get()
    }

    private init(port: Int, received: Received) {
        self.port = port
        self.received = received
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let authority: TestAuthority
        private let features: [String]
        private let record: Received
        private let script: @Sendable (String) -> Reply
        private var isEncrypted: Bool
        private var connection = 0
        private var pending = ""
        private var mail: [String]?
        private var awaitsPassword = false

        init(
            _ authority: TestAuthority,
            _ isEncrypted: Bool,
            _ features: [String],
            _ record: Received,
            _ script: @escaping @Sendable (String) -> Reply
        ) {
            self.authority = authority
            self.isEncrypted = isEncrypted
            self.features = features
            self.record = record
            self.script = script
        }

        func channelActive(context: ChannelHandlerContext) {
            connection = record.connected()
            answer("", context)
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            pending += String(buffer: unwrapInboundIn(data))
            while let end = pending.range(of: "\r\n") {
                let line = String(pending[..<end.lowerBound])
                pending = String(pending[end.upperBound...])
                receive(line, context)
            }
        }

        private func receive(_ line: String, _ context: ChannelHandlerContext) {
            guard var lines = mail else {
                record.received(Received.Line(connection: connection, isEncrypted: isEncrypted, text: line))
                return answer(line, context)
            }
            if line == "." {
                mail = nil
                record.received(mail: lines)
                answer(line, context)
            } else {
                lines.append(line)
                mail = lines
            }
        }

        private func answer(_ line: String, _ context: ChannelHandlerContext) {
            let wasPassword = awaitsPassword
            awaitsPassword = false
            switch script(line) {
            case .usual: usual(line, wasPassword, context)
            case .lines(let text): write(text, context)
            case .linesThenClose(let text):
                write(text, context)
                context.close(promise: nil)
            case .silence: break
            }
        }

        private func usual(_ line: String, _ wasPassword: Bool, _ context: ChannelHandlerContext) {
            switch line.prefix(4).uppercased() {
            case "": write("220 scripted", context)
            case _ where wasPassword: write("235 2.7.0 welcome", context)
            case "EHLO":
                let offered = features.filter { !isEncrypted || $0 != "STARTTLS" }
                let lines = ["scripted"] + offered
                write(
                    lines.enumerated().map { "250\($0.offset == lines.count - 1 ? " " : "-")\($0.element)" }
                        .joined(separator: "\r\n"),
                    context
                )
            case "STAR":
                write("220 go ahead", context)
                do {
                    let handler = NIOSSLServerHandler(context: authority.context)
                    try context.pipeline.syncOperations.addHandler(handler, position: .first)
                    isEncrypted = true
                } catch {
                    context.close(promise: nil)
                }
            case "AUTH":
                awaitsPassword = line.split(separator: " ").count < 3
                write(awaitsPassword ? "334 " : "235 2.7.0 welcome", context)
            case "DATA":
                mail = []
                write("354 go ahead", context)
            case ".": write("250 2.0.0 Ok: queued as \(record.mails.count)", context)
            case "QUIT":
                write("221 2.0.0 bye", context)
                context.close(promise: nil)
            default: write("250 2.0.0 ok", context)
            }
        }

        private func write(_ text: String, _ context: ChannelHandlerContext) {
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text + "\r\n")), promise: nil)
        }
    }
}
