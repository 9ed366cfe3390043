import NIOCore
import NIOHTTP1

/// How long the connection waits for the client.
extension FastPathStateMachine {
    /// When to look next; nil for never.
    var deadline: NIODeadline? {
        switch phase {
        case .open: requestDeadline ?? lastActivity + configuration.idleTimeout
        case .finishing: lastActivity + configuration.idleTimeout
        case .lingering: lastActivity + configuration.lingerTimeout
        case .webSocket, .closed: nil
        }
    }

    /// The end of the time that a request may take to arrive.
    private var requestDeadline: NIODeadline? {
        if let headBegan { return headBegan + configuration.requestTimeout }
        guard let exchange, !exchange.isRequestEnded, case .collecting = exchange.answerer else { return nil }
        return exchange.began + configuration.requestTimeout
    }

    /// - Parameter bufferedBytes: what waits to be written to the socket.
    mutating func timerFired(at now: NIODeadline, bufferedBytes: Int) -> Action? {
        guard let deadline, now >= deadline else { return nil }
        switch phase {
        case .lingering:
            return abort()
        case .open where requestDeadline != nil:
            return refuse(.requestTimeout)
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

    private mutating func silence(at now: NIODeadline) -> Action? {
        guard let exchange else { return finish(lingers: false) }
        switch exchange.answerer {
        case .hummingbird where !exchange.isRequestEnded && isReading:
            return exchange.isResponseBegun ? abort() : refuse(.requestTimeout)
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
