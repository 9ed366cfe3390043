import NIOCore
import NIOHTTP1

/// What one connection owes, and what it does next. Pure: events go in, the time with them, actions come out.
///
/// One request is outstanding at a time, the exchange. What arrives behind it waits here, and reads stop then. After
/// every event the caller takes actions from `next()` until there is none.
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
        case head(HTTPRequestHead, RequestFraming)
        case body(ByteBuffer)
        case end(HTTPHeaders?)
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
    /// What the last head says about the bytes behind it; nil when they are not to be read.
    var announced: RequestFraming?
    /// More was pipelined than may wait: what followed is dropped, and the last that waits is the last answered.
    var isOverfull = false
    var isInputClosed = false
    var isInputClosedForwarded = false
    var isQuiescing = false
    /// Hummingbird reads a body whose rest will not come.
    var isBodyCutOff = false
    /// Hummingbird has closed its side: it answers nothing more.
    var isAbandoned = false
    var isWritable = true
    /// Since when the client has been asked for the rest of a body and has sent nothing of it.
    var bodyReadBegan: NIODeadline?
    /// Whether a part of a head has arrived that is not complete yet.
    var isInsideHead = false
    /// When the client had nothing else to wait for and had begun a head.
    var headBegan: NIODeadline?
    var lastActivity: NIODeadline
    /// What waited to be written when `timerFired` last looked.
    var lastBufferedBytes = 0

    init(configuration: EdgeConfiguration, now: NIODeadline) {
        self.configuration = configuration
        self.lastActivity = now
    }

    // MARK: What the connection does

    mutating func becameWritable(_ isWritable: Bool) {
        self.isWritable = isWritable
    }

    mutating func becameInactive() {
        phase = .closed
        giveUp()
    }

    /// The server stops: a request in progress is the last one, and an idle connection closes.
    mutating func quiesce() {
        isQuiescing = true
        if exchange?.isResponseBegun == false { exchange?.isLast = true }
    }

    // MARK: What happens next

    /// Whether the socket may be read: not while something waits behind an answer that is owed, nor while the client
    /// does not read answers.
    ///
    /// To stop at every answer that is owed would cost a client that sends one request at a time, as nearly all do, two
    /// system calls a request: epoll would be told to forget the socket and to watch it again.
    var mayRead: Bool {
        switch phase {
        case .open:
            guard let exchange else { return isWritable }
            return !exchange.isRequestEnded || (waiting.isEmpty && isWritable)
        case .finishing, .lingering, .webSocket: return true
        case .closed: return false
        }
    }

    /// Whether what arrives is looked at: nothing is behind a connection's last answer.
    var takesBytes: Bool { phase == .open || phase == .webSocket }

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
        bodyReadBegan = nil
        lastActivity = now
        awaitHead()
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
        giveUp()
        return .refuse(status)
    }

    mutating func abort() -> Action {
        phase = .closed
        giveUp()
        return .abort
    }

    /// Drops what is outstanding, before its answer or in the middle of it.
    private mutating func giveUp() {
        if let exchange, case .hummingbird = exchange.answerer, !exchange.isRequestEnded { isBodyCutOff = true }
        exchange = nil
        waiting.removeAll()
    }

    private mutating func nextRequest(at now: NIODeadline) -> Step {
        guard isWritable else { return .wait }
        switch waiting.popFirst() {
        case nil:
            return headBegan == nil && (isInputClosed || isQuiescing) ? .act(finish(lingers: false)) : .wait
        case .malformed(let status, _):
            return .act(refuse(status))
        case .head(let head, let framing):
            waitingHeads -= 1
            let isLast = !head.isKeepAlive || framing.leavesHTTP || isQuiescing || (isOverfull && waitingHeads == 0)
            exchange = Exchange(head: head, began: now, isLast: isLast)
            return .act(.decide(head))
        case .body, .end:
            // The decoder gives no part of a body before its head.
            return .act(abort())
        }
    }
}
