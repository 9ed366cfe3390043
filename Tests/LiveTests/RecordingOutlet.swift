import NIOCore
import Synchronization

@testable import Live

/// An outlet that remembers what it was told.
final class RecordingOutlet: LiveOutlet {
    let eventLoop: any EventLoop
    private let heard = Mutex<[LiveMessage]>([])
    private let closures = Mutex<[LiveClosure]>([])

    init(_ eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
    }

    var transport: LiveTransport { .webSocket }

    func deliver(_ delivery: LiveDelivery) {
        heard.withLock { $0 += delivery.messages }
    }

    func close(_ reason: LiveClosure) {
        closures.withLock { $0.append(reason) }
    }

    var messages: [LiveMessage] { heard.withLock { $0 } }

    var closedTimes: Int { closures.withLock { $0.count } }

    /// Where the client would go on.
    var cursor: LiveCursor? { messages.last?.cursor }
}
