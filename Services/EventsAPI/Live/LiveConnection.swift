import CampusCore
import EdgeHTTP
import Foundation
import NIOCore
import NIOWebSocket
import ServiceKit

/// One client's live connection: reads what it subscribes to and hands that to the hub.
///
/// Used on its connection's event loop only, as ``WebSocketConnectionHandler`` says.
final class LiveConnection: WebSocketConnectionHandler {
    private let id = UUID()
    private let hub: LiveHub
    private var outbound: WebSocketOutbound?

    init(hub: LiveHub) {
        self.hub = hub
    }

    func opened(_ outbound: WebSocketOutbound) {
        self.outbound = outbound
        hub.opened(id)
    }

    func received(text: ByteBuffer) {
        guard let outbound else { return }
        do {
            guard text.withUnsafeReadableBytes(JSONNesting.isAcceptable) else {
                return outbound.close(.policyViolation)
            }
            let data = Data(text.readableBytesView)
            let subscription = try WireJSON.decoder().decode(LiveSubscription.self, from: data)
            guard subscription.type == "subscribe" else { return }
            hub.subscribe(LiveHub.Arrival(connection: id, outbound: outbound, subscription: subscription))
        } catch {
            outbound.close(.policyViolation)
        }
    }

    func received(binary: ByteBuffer) {
        outbound?.close(.unacceptableData)
    }

    func closed(_ closure: WebSocketClosure) {
        hub.closed(id)
        outbound = nil
    }
}
