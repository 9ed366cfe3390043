import EdgeHTTP
import Foundation
import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket

/// One client's live connection, relayed to events-api frame by frame.
///
/// Nothing is dropped. What the client says is read only while it can go on to events-api, so that TCP makes a client wait
/// that is ahead of it; a client that does not read what it is told is cut off and resumes by its cursor.
///
/// Used on its connection's event loop only; the connection to events-api lives on the same loop, so that nothing
/// hops between the two.
final class WebSocketRelay: WebSocketConnectionHandler {
    private let target: Upstream
    private let uri: String
    private let origin: String?
    private let subprotocols: [String]
    private let logger: Logger
    private var outbound: WebSocketOutbound?
    private var upstream: (any Channel)?
    /// What was read with the client's handshake, before events-api has answered its own.
    private var early: [(opcode: WebSocketOpcode, message: ByteBuffer)] = []
    private var isClosed = false

    init(upstream: Upstream, uri: String, origin: String?, subprotocols: [String], logger: Logger) {
        target = upstream
        self.uri = uri
        self.origin = origin
        self.subprotocols = subprotocols
        self.logger = logger
    }

    func opened(_ outbound: WebSocketOutbound) {
        self.outbound = outbound
        outbound.pauseReading()
        let eventLoop = outbound.eventLoop
        let relay = NIOLoopBound(self, eventLoop: eventLoop)
        let connection = UpstreamConnection(upstream: target, uri: uri, origin: origin, subprotocols: subprotocols)
        let opening = eventLoop.makeFutureWithTask { try await connection.open(on: eventLoop, downstream: outbound) }
        opening.whenComplete { [logger] result in
            switch result {
            case .success(let channel): relay.value.connected(channel)
            case .failure(let error):
                logger.warning("the live connection was not relayed", error: error)
                // 1013: try again later (the registry of RFC 6455 §11.7).
                outbound.close(.unknown(1013))
            }
        }
    }

    func received(text: ByteBuffer) {
        received(.text, text)
    }

    /// Nobody has use for it, and events-api says so.
    func received(binary: ByteBuffer) {
        received(.binary, binary)
    }

    private func received(_ opcode: WebSocketOpcode, _ message: ByteBuffer) {
        if let upstream {
            send(opcode, message, upstream)
        } else {
            early.append((opcode, message))
        }
    }

    func closed(_ closure: WebSocketClosure) {
        isClosed = true
        outbound = nil
        upstream?.close(promise: nil)
        upstream = nil
    }

    private func connected(_ channel: any Channel) {
        if isClosed { return channel.close(promise: nil) }
        upstream = channel
        for (opcode, message) in early { send(opcode, message, channel) }
        early = []
        if channel.isWritable { outbound?.resumeReading() }
    }

    private func send(_ opcode: WebSocketOpcode, _ message: ByteBuffer, _ channel: any Channel) {
        channel.writeAndFlush(
            WebSocketFrame(fin: true, opcode: opcode, maskKey: .random(), data: message),
            promise: nil
        )
        if !channel.isWritable { outbound?.pauseReading() }
    }
}
