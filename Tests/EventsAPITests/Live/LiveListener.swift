import Foundation
import Live
import NIOCore
import NIOPosix
import Synchronization
import Testing

/// A client that listens, without a connection.
final class LiveListener: LiveOutlet {
    let eventLoop: any EventLoop = MultiThreadedEventLoopGroup.singleton.any()
    private let heard = Mutex<[LiveMessage]>([])

    var transport: LiveTransport { .webSocket }

    func deliver(_ delivery: LiveDelivery) {
        heard.withLock { $0 += delivery.messages }
    }

    func close(_ reason: LiveClosure) {}

    var messages: [LiveMessage] { heard.withLock { $0 } }

    var types: [String] { messages.map(\.type) }

    /// Waits until it has heard of `type` so many times.
    ///
    /// - Throws: when that does not come.
    func wait(for type: String, _ count: Int = 1) async throws {
        // Transactions of other tests on the same server may have to end first.
        for _ in 0..<3000 {
            if types.count(where: { $0 == type }) >= count { return }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw NotHeard(type: type, heard: types)
    }

    struct NotHeard: Error {
        let type: String
        let heard: [String]
    }
}
