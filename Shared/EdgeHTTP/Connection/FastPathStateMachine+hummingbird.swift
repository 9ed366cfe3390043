import NIOHTTP1

/// What Hummingbird writes.
extension FastPathStateMachine {
    enum Verdict {
        case write
        /// Not for the wire: the content of an answer to `HEAD`.
        case swallow
        /// Nobody waits for it any more.
        case reject
    }

    /// Hummingbird writes the head of its answer, which is completed with what the connection needs.
    mutating func hummingbirdAnswers(_ response: inout HTTPResponseHead) -> Verdict {
        guard phase == .open, var exchange, case .hummingbird = exchange.answerer, !exchange.isResponseBegun else {
            return .reject
        }
        guard response.status.code >= 200 else { return exchange.head.isHTTP10 ? .swallow : .write }
        exchange.isResponseBegun = true
        if response.headers[canonicalForm: "connection"].contains(where: { $0.lowercased() == "close" }) {
            exchange.isLast = true
        }
        if exchange.head.isHTTP10 {
            // HTTP/1.0 knows no chunks: without a length the end of the connection is the end of the content.
            response.version = .http1_0
            response.headers.remove(name: "transfer-encoding")
            if response.status.mayHaveResponseBody, !response.headers.contains(name: "content-length"),
                exchange.head.method != .HEAD
            {
                exchange.isLast = true
            }
            if !exchange.isLast { response.headers.replaceOrAdd(name: "connection", value: "keep-alive") }
        }
        if exchange.isLast { response.headers.replaceOrAdd(name: "connection", value: "close") }
        exchange.mayHaveContent = response.status.mayHaveResponseBody && exchange.head.method != .HEAD
        self.exchange = exchange
        return .write
    }

    mutating func hummingbirdWritesBody() -> Verdict {
        guard phase == .open, let exchange, case .hummingbird = exchange.answerer, exchange.isResponseBegun else {
            return .reject
        }
        return exchange.mayHaveContent ? .write : .swallow
    }

    mutating func hummingbirdEnds() -> Verdict {
        let verdict = hummingbirdWritesBody()
        if verdict != .reject { exchange?.isResponseEnded = true }
        return verdict
    }

    /// Hummingbird closes its side: after its last answer, or giving up on one.
    mutating func closedByHummingbird() {
        isAbandoned = true
        exchange?.isLast = true
    }
}
