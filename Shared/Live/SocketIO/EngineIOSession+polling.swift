public import NIOCore

/// Long-polling: requests that wait for packets, and requests that bring some.
extension EngineIOSession {
    /// A GET is there.
    public mutating func polled() -> [Action] {
        guard isPolling, phase != .ended else { return [.refuse(.badRequest)] }
        // Which of two would be read first, nobody can tell.
        if isPolled { return [.refuse(.badRequest)] + end(.overlapping) }
        isPolled = true
        if case .closing(let closure, _) = phase {
            let last = pending + [EngineIOPacket(.close).bytes]
            return [.wait, answer(last)] + end(closure)
        }
        if !pending.isEmpty { return [.wait, answer(pending)] }
        if probe?.isAnswered == true { return [.wait, answer([EngineIOPacket(.noop).bytes])] }
        return [.wait]
    }

    /// The head of a POST is there; ``posted(_:at:)`` or ``postFailed()`` must follow when this is no refusal.
    public mutating func postArrived() -> [Action] {
        guard isPolling, isOpen else { return [.refuse(.badRequest)] }
        if isPosting { return [.refuse(.badRequest)] + end(.overlapping) }
        isPosting = true
        return []
    }

    /// Its body is there, whatever became of the session meanwhile.
    public mutating func posted(_ payload: ByteBuffer, at now: NIODeadline) -> [Action] {
        isPosting = false
        guard isOpen else { return [.refuse(.badRequest)] }
        var actions: [Action] = []
        for part in EngineIOPayload.parts(payload) {
            if part.readableBytesView.first == EngineIOPacket.binaryMark {
                actions.append(.deliverBinary)
            } else if let packet = EngineIOPacket(reading: part) {
                actions += received(packet, at: now)
            } else {
                return actions + end(.malformed) + [.refuse(.badRequest)]
            }
        }
        return actions + [.accept]
    }

    /// Its body is too large, or never came whole.
    public mutating func postFailed() {
        isPosting = false
    }

    /// The answer to the request that waits.
    mutating func answer(_ packets: [ByteBuffer]) -> Action {
        isPolled = false
        pending = []
        pendingBytes = 0
        return .answer(EngineIOPayload.joined(packets))
    }
}
