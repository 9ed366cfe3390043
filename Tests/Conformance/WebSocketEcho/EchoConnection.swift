import EdgeHTTP
import NIOCore

/// Sends back every message as it came. Used on its connection's event loop only.
final class EchoConnection: WebSocketConnectionHandler {
    private var outbound: WebSocketOutbound?

    func opened(_ outbound: WebSocketOutbound) { self.outbound = outbound }

    func received(text: ByteBuffer) { outbound?.send(text: text) }

    func received(binary: ByteBuffer) { outbound?.send(binary: binary) }

    func closed(_ closure: WebSocketClosure) { outbound = nil }
}
