import NIOCore
import NIOHTTP1

/// What the client sends.
extension FastPathStateMachine {
    mutating func receivedBytes(at now: NIODeadline) {
        // What is dropped prolongs nothing.
        guard phase == .open else { return }
        lastActivity = now
        if let began = bodyReadBegan {
            let waited = (exchange?.waited ?? .zero) + (now - began)
            exchange?.waited = waited
            bodyReadBegan = nil
        }
    }

    /// The bytes of a read are taken.
    /// - Parameter isInsideHead: whether they end inside a head, whose time runs once nothing else is outstanding.
    mutating func completedRead(isInsideHead: Bool) {
        self.isInsideHead = isInsideHead
        awaitHead()
    }

    mutating func awaitHead() {
        guard isInsideHead, exchange == nil, waiting.isEmpty, headBegan == nil else { return }
        headBegan = lastActivity
    }

    mutating func received(_ part: HTTPServerRequestPart) {
        headBegan = nil
        guard phase == .open, !isOverfull else { return }
        switch part {
        case .head(let head): received(head)
        case .body(let bytes): waiting.append(.body(bytes))
        case .end(let trailers): waiting.append(.end(trailers))
        }
    }

    private mutating func received(_ head: HTTPRequestHead) {
        guard waitingHeads < configuration.maximumPipelined else {
            isOverfull = true
            return
        }
        do {
            let framing = try RequestFraming(head, maximumBodyBytes: configuration.maximumRequestBodyBytes)
            announced = framing
            waitingHeads += 1
            waiting.append(.head(head, framing))
        } catch {
            waiting.append(.malformed(error.status, error))
        }
    }

    /// What the head that has just arrived says about the bytes behind it; nil when there was none, or it is refused.
    mutating func takeAnnounced() -> RequestFraming? {
        defer { announced = nil }
        return announced
    }

    mutating func receivedMalformed(_ status: HTTPResponseStatus, _ error: any Error) {
        headBegan = nil
        guard phase == .open, !isOverfull else { return }
        waiting.append(.malformed(status, error))
    }

    mutating func closedInput() {
        isInputClosed = true
        isInsideHead = false
        headBegan = nil
    }

    /// The client is asked for more bytes.
    /// - Parameter now: looked at only when it matters: every look at the clock costs.
    /// - Returns: whether the time of a body runs from now on.
    mutating func reads(at now: @autoclosure () -> NIODeadline) -> Bool {
        guard bodyReadBegan == nil, let exchange, !exchange.isRequestEnded else { return false }
        bodyReadBegan = now()
        return true
    }
}
