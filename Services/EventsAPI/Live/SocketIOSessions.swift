import CampusCore
import EdgeHTTP
import Foundation
import Live
import NIOCore
import NIOPosix
import ServiceLifecycle
import Synchronization

/// The Engine.IO sessions of this replica, by their ids.
///
/// Stands behind the server in the order of services: it stops first, and answers the requests that wait, for which the
/// server would wait otherwise.
final class SocketIOSessions: Service {
    private struct State {
        var sessions: [String: SocketIOSession] = [:]
        var isStopping = false
    }

    let hub: LiveHub
    let configuration: EngineIOConfiguration
    private let admissions: LiveAdmissions
    private let limit: Int
    private let state = Mutex(State())

    /// - Parameter limit: how many sessions there may be; the next ones come back later.
    init(
        hub: LiveHub,
        admissions: LiveAdmissions,
        limit: Int,
        configuration: EngineIOConfiguration = EngineIOConfiguration()
    ) {
        self.hub = hub
        self.admissions = admissions
        self.limit = limit
        self.configuration = configuration
    }

    subscript(_ id: String) -> SocketIOSession? {
        state.withLock { $0.sessions[id] }
    }

    /// A session over long-polling; nil when there are too many, or the service stops.
    func open() -> SocketIOSession? {
        add(SocketIOSession(id: Self.makeID(), in: self, on: MultiThreadedEventLoopGroup.singleton.any()))
    }

    /// A session over a WebSocket, on that connection's event loop; nil as above.
    func open(over outbound: WebSocketOutbound) -> SocketIOSession? {
        add(SocketIOSession(id: Self.makeID(), in: self, on: outbound.eventLoop, webSocket: outbound))
    }

    private func add(_ session: SocketIOSession) -> SocketIOSession? {
        state.withLock { state in
            guard !state.isStopping, state.sessions.count < limit else { return nil }
            state.sessions[session.id] = session
            return session
        }
    }

    func ended(_ session: SocketIOSession) {
        state.withLock { $0.sessions[session.id] = nil }
    }

    func ask(_ arrival: LiveArrival) {
        admissions.ask(arrival)
    }

    func run() async throws {
        do {
            try await gracefulShutdown()
        } catch is CancellationError {}
        let sessions = state.withLock { state in
            state.isStopping = true
            return Array(state.sessions.values)
        }
        for session in sessions { session.stop() }
    }

    /// 144 random bits: a session's id is all that a request must know.
    static func makeID() -> String {
        // Swift's generator is the kernel's.
        Base64URL.encode(Data((0..<18).map { _ in UInt8.random(in: .min ... .max) }))
    }
}
