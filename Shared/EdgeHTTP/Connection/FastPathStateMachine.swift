import NIOCore
import NIOHTTP1

/// What one connection owes, and what it does next. Pure: events go in, the time with them, actions come out.
///
/// One request is outstanding at a time, the exchange. What arrives behind it waits here, and reads stop. After every
/// event the caller takes actions from `next()` until there is none.
struct FastPathStateMachine {
    enum Action {
        /// Ask the handler, and tell its decision at once by `answer`, `owe`, `collect`, `pass` or `upgrade`.
        case decide(HTTPRequestHead)
        /// Ask the handler again, with the body it wanted.
        case decideWithBody(ByteBuffer)
        /// Give Hummingbird a part of a request.
        case forward(HTTPServerRequestPart)
        /// The collected body became too large: Hummingbird takes over, with these parts and all that follow.
        case handOver([HTTPServerRequestPart])
        case forwardError(any Error)
        case forwardInputClosed
        /// The connection becomes a WebSocket.
        case startWebSocket(HTTPRequestHead)
        /// Answer with this status, and nothing after it.
        case refuse(HTTPResponseStatus)
        /// Send what is written, then close; `lingers` when the client must be given time to read it.
        case finish(lingers: Bool)
        /// Close now.
        case abort
    }

    enum Phase {
        case open
        /// The last answer is on its way; what arrives is dropped.
        case finishing
        /// The last answer is sent; waiting for the client to close.
        case lingering
        case webSocket
        case closed
    }

    /// What waits behind the exchange.
    enum Arrival {
        case part(HTTPServerRequestPart)
        /// Nothing readable follows.
        case malformed(HTTPResponseStatus, any Error)
    }

    let configuration: EdgeConfiguration
    var phase = Phase.open
    var exchange: Exchange?
    /// The body that the handler wants to see.
    var collected = ByteBuffer()
    var waiting = CircularBuffer<Arrival>()
    var waitingHeads = 0
    /// More was pipelined than may wait: what followed is dropped, and the last that waits is the last answered.
    var isOverfull = false
    var isInputClosed = false
    var isInputClosedForwarded = false
    var isQuiescing = false
    /// Hummingbird has closed its side: it answers nothing more.
    var isAbandoned = false
    var isWritable = true
    /// Whether the client has been asked for bytes and has sent none since.
    var isReading = false
    /// When the first byte of a head arrived that is not complete yet.
    var headBegan: NIODeadline?
    var lastActivity: NIODeadline
    /// What waited to be written when `timerFired` last looked.
    var lastBufferedBytes = 0

    init(configuration: EdgeConfiguration, now: NIODeadline) {
        self.configuration = configuration
        self.lastActivity = now
    }

    // MARK: What the client does

    mutating func receivedBytes(at now: NIODeadline) {
        // What is dropped prolongs nothing.
        guard phase == .open else { return }
        lastActivity = now
        isReading = false
        if exchange == nil, waiting.isEmpty, headBegan == nil { headBegan = now }
    }

    mutating func received(_ part: HTTPServerRequestPart) {
        headBegan = nil
        guard phase == .open, !isOverfull else { return }
        if case .head = part {
            guard waitingHeads < configuration.maximumPipelined else {
                isOverfull = true
                return
            }
            waitingHeads += 1
        }
        waiting.append(.part(part))
    }

    mutating func receivedMalformed(_ status: HTTPResponseStatus, _ error: any Error) {
        headBegan = nil
        guard phase == .open, !isOverfull else { return }
        waiting.append(.malformed(status, error))
    }

    mutating func closedInput() {
        isInputClosed = true
        headBegan = nil
    }

    mutating func becameWritable(_ isWritable: Bool) {
        self.isWritable = isWritable
    }

    mutating func becameInactive() {
        phase = .closed
        exchange = nil
        waiting.removeAll()
    }

    /// The server stops: a request in progress is the last one, and an idle connection closes.
    mutating func quiesce() {
        isQuiescing = true
        if exchange?.isResponseBegun == false { exchange?.isLast = true }
    }

    // MARK: What happens next

    /// Whether the socket may be read: not while an answer is owed, nor while the client does not read answers.
    var mayRead: Bool {
        switch phase {
        case .open:
            return exchange.map { !$0.isRequestEnded } ?? isWritable
        case .finishing, .lingering, .webSocket: return true
        case .closed: return false
        }
    }

    mutating func next(at now: NIODeadline) -> Action? {
        while phase == .open {
            switch step(at: now) {
            case .act(let action): return action
            case .again: continue
            case .wait: return nil
            }
        }
        return nil
    }

    enum Step {
        case act(Action)
        case again
        case wait
    }

    private mutating func step(at now: NIODeadline) -> Step {
        guard let exchange else { return isAbandoned ? .act(finish(lingers: true)) : nextRequest(at: now) }
        guard exchange.isResponseEnded, exchange.isRequestEnded || exchange.isLast else {
            return nextPart(of: exchange)
        }
        self.exchange = nil
        lastActivity = now
        return exchange.isLast ? .act(finish(lingers: true)) : .again
    }

    mutating func finish(lingers: Bool) -> Action {
        phase = .finishing
        exchange = nil
        waiting.removeAll()
        return .finish(lingers: lingers)
    }

    mutating func refuse(_ status: HTTPResponseStatus) -> Action {
        phase = .finishing
        exchange = nil
        waiting.removeAll()
        return .refuse(status)
    }

    mutating func abort() -> Action {
        phase = .closed
        exchange = nil
        waiting.removeAll()
        return .abort
    }

    private mutating func nextRequest(at now: NIODeadline) -> Step {
        guard isWritable else { return .wait }
        switch waiting.popFirst() {
        case nil:
            return headBegan == nil && (isInputClosed || isQuiescing) ? .act(finish(lingers: false)) : .wait
        case .malformed(let status, _):
            return .act(refuse(status))
        case .part(.head(let head)):
            waitingHeads -= 1
            if let status = head.framingViolation { return .act(refuse(status)) }
            let leavesHTTP = head.leavesHTTP
            let isLast = !head.isKeepAlive || leavesHTTP || isQuiescing || (isOverfull && waitingHeads == 0)
            exchange = Exchange(head: head, began: now, isLast: isLast)
            return .act(.decide(head))
        case .part:
            // The decoder gives no part of a body before its head.
            return .act(abort())
        }
    }
}
