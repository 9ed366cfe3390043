import EdgeHTTP
import Foundation
import NIOCore
import NIOWebSocket
import Synchronization

/// The open live connections of this replica, and those that asked to be told and wait for the feed to take them.
final class LiveHub: Sendable {
    /// One client that is told.
    struct Subscriber: Sendable {
        let outbound: WebSocketOutbound
        let topics: Set<LiveTopic>
        let identity: Identity?

        var userID: UUID? { identity?.userID }
    }

    /// One client that asked.
    struct Arrival: Sendable {
        let connection: UUID
        let outbound: WebSocketOutbound
        let subscription: LiveSubscription
    }

    private struct State {
        var subscribers: [UUID: Subscriber] = [:]
        var arrivals: [Arrival] = []
        var open: Set<UUID> = []
    }

    private let state = Mutex(State())

    func opened(_ connection: UUID) {
        state.withLock { _ = $0.open.insert(connection) }
    }

    func closed(_ connection: UUID) {
        state.withLock { state in
            state.open.remove(connection)
            state.subscribers[connection] = nil
            state.arrivals.removeAll { $0.connection == connection }
        }
    }

    /// A client asks; an earlier request of the same one that still waits is replaced, so that the list is bounded.
    func subscribe(_ arrival: Arrival) {
        state.withLock { state in
            state.arrivals.removeAll { $0.connection == arrival.connection }
            state.arrivals.append(arrival)
        }
    }

    func takeArrivals() -> [Arrival] {
        state.withLock { state in
            defer { state.arrivals = [] }
            return state.arrivals
        }
    }

    /// From now on the client is told, unless it left meanwhile.
    func admit(_ connection: UUID, _ subscriber: Subscriber) {
        state.withLock { state in
            if state.open.contains(connection) { state.subscribers[connection] = subscriber }
        }
    }

    /// Closes the connections of people who were signed out; their clients come back as who they are then.
    func close(where isSignedOut: (Identity) -> Bool) {
        let subscribers = state.withLock { Array($0.subscribers.values) }
        for subscriber in subscribers {
            if let identity = subscriber.identity, isSignedOut(identity) { subscriber.outbound.close(.signedOut) }
        }
    }

    var isEmpty: Bool { state.withLock { $0.open.isEmpty } }

    /// Tells each subscriber what concerns it; every change is encoded once.
    func tell(_ changes: [Change]) {
        let subscribers = state.withLock { Array($0.subscribers.values) }
        for change in changes {
            let frame = WebSocketOutbound.frame(text: ByteBuffer(string: change.message))
            for subscriber in subscribers where change.concerns(subscriber.topics, userID: subscriber.userID) {
                subscriber.outbound.sendPreencoded(frame: frame)
            }
        }
    }
}

extension WebSocketErrorCode {
    /// Of the codes that are left to applications (RFC 6455 §7.4.2).
    static let signedOut = WebSocketErrorCode(codeNumber: 4401)
}
