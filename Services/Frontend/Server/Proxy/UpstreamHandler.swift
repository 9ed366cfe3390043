import EdgeHTTP
import NIOCore
import NIOWebSocket

/// Passes what events-api says on to the client.
final class UpstreamHandler: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame

    private let downstream: WebSocketOutbound
    /// Why events-api ends it; without a word, the client connects again and resumes by its cursor.
    private var closure: (code: WebSocketErrorCode, reason: String) = (.serviceRestart, "")

    init(downstream: WebSocketOutbound) {
        self.downstream = downstream
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        switch frame.opcode {
        case .text: downstream.send(text: frame.unmaskedData)
        case .ping:
            let pong = WebSocketFrame(fin: true, opcode: .pong, maskKey: .random(), data: frame.unmaskedData)
            context.writeAndFlush(wrapOutboundOut(pong), promise: nil)
        case .connectionClose:
            var payload = frame.unmaskedData
            if let code = payload.readWebSocketErrorCode() { closure = (code, String(buffer: payload)) }
            context.close(promise: nil)
        default: break
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { downstream.resumeReading() }
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        downstream.close(closure.code, reason: closure.reason)
        context.fireChannelInactive()
    }
}
