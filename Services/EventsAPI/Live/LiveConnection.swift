import CampusCore
import EdgeHTTP
import Foundation
import Live
import NIOCore
import NIOWebSocket
import ServiceKit

/// One client's WebSocket: reads what it subscribes to and asks for it.
///
/// Used on its connection's event loop only, as ``WebSocketConnectionHandler`` says.
final class LiveConnection: WebSocketConnectionHandler {
    private let hub: LiveHub
    private let admissions: LiveAdmissions
    /// Of the subprotocol that was offered with it, for a client that does not say one.
    private let token: String?
    private var outlet: WebSocketOutlet?
    private var outbound: WebSocketOutbound?

    private static let pong = WebSocketOutbound.frame(text: ByteBuffer(string: #"{"type":"pong"}"#))

    init(hub: LiveHub, admissions: LiveAdmissions, token: String?) {
        self.hub = hub
        self.admissions = admissions
        self.token = token
    }

    func opened(_ outbound: WebSocketOutbound) {
        let outlet = WebSocketOutlet(outbound)
        self.outbound = outbound
        self.outlet = outlet
        hub.opened(outlet)
    }

    func received(text: ByteBuffer) {
        guard let outlet, let outbound else { return }
        do {
            guard text.withUnsafeReadableBytes(JSONNesting.isAcceptable) else {
                return outbound.close(.policyViolation)
            }
            let data = Data(text.readableBytesView)
            switch try WireJSON.decoder().decode(LiveRequest.self, from: data) {
            case .subscribe(let subscription):
                admissions.ask(
                    LiveArrival(
                        outlet: outlet,
                        topics: subscription.known,
                        cursor: subscription.cursor,
                        token: subscription.token ?? token
                    )
                )
            case .ping: outbound.sendPreencoded(frame: Self.pong)
            case .unknown: break
            }
        } catch {
            outbound.close(.policyViolation)
        }
    }

    func received(binary: ByteBuffer) {
        outbound?.close(.unacceptableData)
    }

    func closed(_ closure: WebSocketClosure) {
        if let outlet { hub.left(outlet) }
        outlet = nil
        outbound = nil
    }
}
