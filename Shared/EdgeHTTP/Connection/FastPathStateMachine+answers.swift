import NIOCore
import NIOHTTP1

/// What is decided about the exchange's request.
extension FastPathStateMachine {
    /// An answer is written now; tells what it says about the connection.
    /// - Returns: nil when nobody waits for it any more.
    mutating func answer() -> (request: HTTPRequestHead, persistence: Persistence)? {
        guard phase == .open, var exchange, !exchange.isResponseBegun else { return nil }
        // A client that still asks whether to send its body may or may not do so now; only closing is unambiguous.
        if exchange.head.expectsContinue, !exchange.isContinued, exchange.hasUnreadBody { exchange.isLast = true }
        collected = ByteBuffer()
        exchange.answerer = .answered
        exchange.isResponseBegun = true
        exchange.isResponseEnded = true
        self.exchange = exchange
        let persistence: Persistence =
            exchange.isLast ? .close : exchange.head.isHTTP10 ? .explicit : .implied
        return (exchange.head, persistence)
    }

    /// An answer will follow.
    mutating func owe() {
        exchange?.answerer = .lane
    }

    /// The handler wants the body.
    /// - Returns: whether 100 Continue must be sent; nil when the body is announced as too large and is passed on.
    mutating func collect(limit: Int) -> Bool? {
        guard let exchange, !exchange.isRequestEnded else { return nil }
        let limit = min(limit, configuration.maximumBodyBytes)
        let announced = exchange.head.headers.first(name: "content-length").flatMap { Int($0) } ?? 0
        guard announced <= limit else { return nil }
        self.exchange?.answerer = .collecting(limit: limit)
        return continues()
    }

    /// Hummingbird answers.
    /// - Returns: whether 100 Continue must be sent, and what is known of the request.
    mutating func pass() -> (sendsContinue: Bool, parts: [HTTPServerRequestPart]) {
        guard let exchange else { return (false, []) }
        var parts: [HTTPServerRequestPart] = [.head(exchange.headForHummingbird)]
        if case .collecting = exchange.answerer {
            self.exchange?.waited = lastActivity - exchange.began
            let body = takeCollected()
            if body.readableBytes > 0 { parts.append(.body(body)) }
            parts.append(.end(exchange.trailers))
        }
        self.exchange?.answerer = .hummingbird
        return (continues(), parts)
    }

    /// The handler accepts a WebSocket.
    /// - Returns: whether the request asks for one; otherwise it is to be passed on.
    mutating func upgrade() -> Bool {
        guard let exchange, !exchange.isRequestEnded, exchange.head.isWebSocketUpgrade else { return false }
        self.exchange?.answerer = .webSocket
        return true
    }

    private mutating func continues() -> Bool {
        guard let exchange, exchange.head.expectsContinue, !exchange.isContinued, !exchange.isRequestEnded else {
            return false
        }
        self.exchange?.isContinued = true
        return true
    }
}

extension Exchange {
    /// The head as Hummingbird gets it: as it came, unless nothing can follow it.
    var headForHummingbird: HTTPRequestHead {
        guard isLast, head.isKeepAlive || head.leavesHTTP else { return head }
        var head = head
        if head.leavesHTTP { head.headers.remove(name: "upgrade") }
        head.headers.replaceOrAdd(name: "connection", value: "close")
        return head
    }
}
