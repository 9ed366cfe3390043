import NIOCore
import NIOHTTP1

/// How long the connection waits for the client.
extension FastPathStateMachine {
    /// When to look next; nil for never.
    var deadline: NIODeadline? {
        switch phase {
        case .open: headDeadline ?? bodyDeadline ?? lastActivity + configuration.idleTimeout
        case .finishing: lastActivity + configuration.idleTimeout
        case .lingering: lastActivity + configuration.lingerTimeout
        case .webSocket, .closed: nil
        }
    }

    /// The end of the time that a head may take to arrive.
    private var headDeadline: NIODeadline? {
        headBegan.map { $0 + configuration.requestTimeout }
    }

    /// The end of the time that a body may take to arrive, however often a byte of it does. Hummingbird's own time,
    /// while it does not ask for more, is not the client's.
    private var bodyDeadline: NIODeadline? {
        guard let exchange, !exchange.isRequestEnded else { return nil }
        guard case .hummingbird = exchange.answerer else { return exchange.began + configuration.requestTimeout }
        return bodyReadBegan.map { $0 + configuration.requestTimeout - exchange.waited }
    }

    /// - Parameter bufferedBytes: what waits to be written to the socket.
    mutating func timerFired(at now: NIODeadline, bufferedBytes: Int) -> Action? {
        guard let deadline, now >= deadline else { return nil }
        switch phase {
        case .lingering:
            return abort()
        case .open where headDeadline != nil:
            return refuse(.requestTimeout)
        case .open where bodyDeadline != nil:
            return bodyTimedOut()
        case .open, .finishing:
            // Two looks, one timeout apart: a client that took nothing in between is gone.
            if bufferedBytes > 0 {
                if bufferedBytes == lastBufferedBytes { return abort() }
                lastBufferedBytes = bufferedBytes
                lastActivity = now
                return nil
            }
            lastBufferedBytes = 0
            return phase == .open ? silence(at: now) : abort()
        case .webSocket, .closed:
            return nil
        }
    }

    private mutating func bodyTimedOut() -> Action? {
        guard let exchange else { return nil }
        switch exchange.answerer {
        case .lane:
            // What is promised is kept; the rest of the body is not waited for.
            self.exchange?.isRequestEnded = true
            self.exchange?.isLast = true
            return nil
        case .answered:
            return finish(lingers: true)
        case .hummingbird where exchange.isResponseBegun:
            return exchange.isResponseEnded ? finish(lingers: true) : abort()
        case .undecided, .collecting, .hummingbird, .webSocket:
            return refuse(.requestTimeout)
        }
    }

    private mutating func silence(at now: NIODeadline) -> Action? {
        guard let exchange else { return finish(lingers: false) }
        switch exchange.answerer {
        case .answered, .undecided, .webSocket:
            return abort()
        case .hummingbird, .lane, .collecting:
            // The server's turn: the client waits, however long it takes.
            lastActivity = now
            return nil
        }
    }

    /// The last answer is in the kernel's hands.
    /// - Returns: whether to close at once, because the client has closed its side.
    mutating func sentLast(at now: NIODeadline) -> Bool {
        guard phase == .finishing else { return false }
        phase = .lingering
        lastActivity = now
        return isInputClosed
    }
}
