import EdgeHTTP
import Live
import NIOCore

/// One client's WebSocket: whatever it says, it is told everything from then on.
final class FanOutConnection: WebSocketConnectionHandler {
    private let hub: LiveHub
    private var outlet: WebSocketOutlet?

    init(hub: LiveHub) {
        self.hub = hub
    }

    func opened(_ outbound: WebSocketOutbound) {
        let outlet = WebSocketOutlet(outbound)
        self.outlet = outlet
        hub.opened(outlet)
    }

    func received(text: ByteBuffer) {
        if let outlet { hub.admit(everythingTo: outlet) }
    }

    func received(binary: ByteBuffer) {}

    func closed(_ closure: WebSocketClosure) {
        if let outlet { hub.left(outlet) }
        outlet = nil
    }
}
