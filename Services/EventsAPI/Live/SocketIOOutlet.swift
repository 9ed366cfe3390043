import Live
import NIOCore

/// A Socket.IO client that is connected to the main namespace, as the hub sees it. Connecting again makes another one.
final class SocketIOOutlet: LiveOutlet {
    private let session: SocketIOSession

    init(_ session: SocketIOSession) {
        self.session = session
    }

    var eventLoop: any EventLoop { session.eventLoop }

    var transport: LiveTransport { session.transport }

    func deliver(_ delivery: LiveDelivery) {
        session.deliver(delivery, from: self)
    }

    func close(_ reason: LiveClosure) {
        session.close(reason)
    }
}
