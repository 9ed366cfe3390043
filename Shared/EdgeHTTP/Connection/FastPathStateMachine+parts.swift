import NIOCore
import NIOHTTP1

/// The body of the exchange's request.
extension FastPathStateMachine {
    /// How much of an unwanted body is read so that the connection can be kept; a longer one ends it.
    private static var maximumDroppedBytes: Int { 64 * 1024 }

    mutating func nextPart() -> Action? {
        guard let exchange else { return nil }
        guard !exchange.isRequestEnded else { return inputClosedForHummingbird(exchange) }
        switch waiting.popFirst() {
        case nil: return nil
        case .part(.body(let bytes)): return body(bytes, of: exchange)
        case .part(.end(let trailers)): return end(trailers, of: exchange)
        case .malformed(let status, let error): return malformed(status, error, in: exchange)
        // The decoder gives every request its end before the next one's head.
        case .part(.head): return abort()
        }
    }

    private mutating func body(_ bytes: ByteBuffer, of exchange: Exchange) -> Action? {
        switch exchange.answerer {
        case .hummingbird:
            return .forward(.body(bytes))
        case .collecting(var collected, let limit):
            // Emptied before it is written to: two owners would mean a copy of all that was collected.
            self.exchange?.answerer = .undecided
            collected.writeImmutableBuffer(bytes)
            guard collected.readableBytes <= limit else {
                self.exchange?.answerer = .hummingbird
                return .handOver([.head(exchange.headForHummingbird), .body(collected)])
            }
            self.exchange?.answerer = .collecting(collected, limit: limit)
            return nextPart()
        case .undecided, .lane, .answered, .webSocket:
            self.exchange?.droppedBytes += bytes.readableBytes
            if exchange.droppedBytes + bytes.readableBytes > Self.maximumDroppedBytes {
                self.exchange?.isLast = true
                if exchange.isResponseEnded { return finish() }
            }
            return nextPart()
        }
    }

    private mutating func end(_ trailers: HTTPHeaders?, of exchange: Exchange) -> Action? {
        self.exchange?.isRequestEnded = true
        switch exchange.answerer {
        case .hummingbird:
            return .forward(.end(trailers))
        case .collecting(let collected, _):
            self.exchange?.trailers = trailers
            return .decideWithBody(collected)
        case .webSocket:
            guard !isInputClosed else { return finish() }
            phase = .webSocket
            self.exchange = nil
            return .startWebSocket
        case .answered:
            return next(at: lastActivity)
        case .undecided, .lane:
            return nil
        }
    }

    /// The rest of the request cannot be read: what is already promised is kept, and the connection ends.
    private mutating func malformed(_ status: HTTPResponseStatus, _ error: any Error, in exchange: Exchange) -> Action? {
        switch exchange.answerer {
        case .lane:
            self.exchange?.isRequestEnded = true
            self.exchange?.isLast = true
            return nil
        case .answered:
            return finish()
        case .hummingbird where exchange.isResponseBegun:
            self.exchange?.isRequestEnded = true
            self.exchange?.isLast = true
            return .forwardError(error)
        case .undecided, .collecting, .hummingbird, .webSocket:
            return refuse(status)
        }
    }

    /// Hummingbird hears that the client sends no more when there is no more to give it.
    private mutating func inputClosedForHummingbird(_ exchange: Exchange) -> Action? {
        guard isInputClosed, !isInputClosedForwarded, waiting.isEmpty, case .hummingbird = exchange.answerer else {
            return nil
        }
        isInputClosedForwarded = true
        return .forwardInputClosed
    }
}
