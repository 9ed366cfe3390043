import NIOCore
import NIOHTTP1

/// The body of the exchange's request.
extension FastPathStateMachine {
    /// How much of an unwanted body is read so that the connection can be kept; a longer one ends it.
    private static var maximumDroppedBytes: Int { 64 * 1024 }

    mutating func nextPart(of exchange: Exchange) -> Step {
        // Half an answer can only be cut off, so that the client sees that it is not whole.
        if isAbandoned, case .hummingbird = exchange.answerer { return .act(abort()) }
        guard !exchange.isRequestEnded else { return inputClosedForHummingbird(exchange) }
        switch waiting.popFirst() {
        case nil: return .wait
        case .body(let bytes): return body(bytes, of: exchange)
        case .end(let trailers): return end(trailers, of: exchange)
        case .malformed(let status, let error): return malformed(status, error, in: exchange)
        // The decoder gives every request its end before the next one's head.
        case .head: return .act(abort())
        }
    }

    private mutating func body(_ bytes: ByteBuffer, of exchange: Exchange) -> Step {
        switch exchange.answerer {
        case .hummingbird:
            return .act(.forward(.body(bytes)))
        case .collecting(let limit):
            collected.writeImmutableBuffer(bytes)
            guard collected.readableBytes > limit else { return .again }
            self.exchange?.answerer = .hummingbird
            self.exchange?.waited = lastActivity - exchange.began
            return .act(.handOver([.head(exchange.headForHummingbird), .body(takeCollected())]))
        case .undecided, .lane, .answered, .webSocket:
            self.exchange?.droppedBytes += bytes.readableBytes
            guard exchange.droppedBytes + bytes.readableBytes > Self.maximumDroppedBytes else { return .again }
            self.exchange?.isLast = true
            return .again
        }
    }

    private mutating func end(_ trailers: HTTPHeaders?, of exchange: Exchange) -> Step {
        self.exchange?.isRequestEnded = true
        switch exchange.answerer {
        case .hummingbird:
            return .act(.forward(.end(trailers)))
        case .collecting:
            self.exchange?.trailers = trailers
            return .act(.decideWithBody(collected))
        case .webSocket:
            guard !isInputClosed else { return .act(finish(lingers: false)) }
            phase = .webSocket
            self.exchange = nil
            return .act(.startWebSocket(exchange.head))
        case .undecided, .lane, .answered:
            return .again
        }
    }

    /// The rest of the request cannot be read: what is already promised is kept, and the connection ends.
    private mutating func malformed(_ status: HTTPResponseStatus, _ error: any Error, in exchange: Exchange) -> Step {
        switch exchange.answerer {
        case .lane:
            self.exchange?.isRequestEnded = true
            self.exchange?.isLast = true
            return .again
        case .answered:
            return .act(finish(lingers: true))
        case .hummingbird where exchange.isResponseBegun:
            self.exchange?.isRequestEnded = true
            self.exchange?.isLast = true
            return .act(.forwardError(error))
        case .undecided, .collecting, .hummingbird, .webSocket:
            return .act(refuse(status))
        }
    }

    /// Hummingbird hears that the client sends no more when there is no more to give it.
    private mutating func inputClosedForHummingbird(_ exchange: Exchange) -> Step {
        guard isInputClosed, !isInputClosedForwarded, waiting.isEmpty, case .hummingbird = exchange.answerer else {
            return .wait
        }
        isInputClosedForwarded = true
        return .act(.forwardInputClosed)
    }

    mutating func takeCollected() -> ByteBuffer {
        defer { collected = ByteBuffer() }
        return collected
    }
}
