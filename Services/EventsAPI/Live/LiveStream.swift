import Foundation
import Live
import NIOCore
import Synchronization

/// One client's server-sent events (WHATWG HTML §9.2): what waits for it, bounded, as a sequence of bytes.
final class LiveStream: LiveOutlet {
    let eventLoop: any EventLoop
    /// What its connection is to send.
    let bytes: AsyncStream<ByteBuffer>
    private let continuation: AsyncStream<ByteBuffer>.Continuation
    /// How many bytes wait; nil once it is closed.
    private let pending = Mutex<Int?>(0)

    /// How many bytes may wait for a client that does not read; one more cuts it off.
    static let maximumPendingBytes = 256 * 1024
    /// After so long without anything to say, something is said: proxies close what is silent.
    static let keepalive = TimeAmount.seconds(25)

    init(eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
        (bytes, continuation) = AsyncStream.makeStream(of: ByteBuffer.self)
    }

    var transport: LiveTransport { .serverSentEvents }

    func deliver(_ delivery: LiveDelivery) {
        send(delivery.bytes(as: .serverSentEvents))
    }

    /// A comment, which clients ignore.
    func keepAlive() {
        send(ByteBuffer(string: ":\n\n"))
    }

    func close(_ reason: LiveClosure) {
        end(because: "\(reason)")
    }

    /// The connection has taken bytes.
    func wrote(_ count: Int) {
        pending.withLock { pending in pending = pending.map { $0 - count } }
    }

    private func send(_ bytes: ByteBuffer) {
        let fits = pending.withLock { pending in
            guard let waiting = pending, waiting + bytes.readableBytes <= Self.maximumPendingBytes else { return false }
            pending = waiting + bytes.readableBytes
            return true
        }
        if fits { continuation.yield(bytes) } else { end(because: "tooSlow") }
    }

    /// Says why, and ends; an `EventSource` comes back by itself, from its last event's id.
    private func end(because reason: String) {
        let isFirst = pending.withLock { pending in
            defer { pending = nil }
            return pending != nil
        }
        guard isFirst else { return }
        continuation.yield(ByteBuffer(string: "event: closed\ndata: {\"reason\":\"\(reason)\"}\n\n"))
        continuation.finish()
    }
}
