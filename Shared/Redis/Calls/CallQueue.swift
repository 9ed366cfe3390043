import DequeModule

/// Which calls wait, which are under way, and whom to answer what: the client's memory, without any I/O or clock.
///
/// Replies come in the order of the commands. A caller who leaves early (cancelled, or out of time) is answered at
/// once; its place among those under way stays until its replies have come. All calls have the same time, so both
/// orders are orders of deadlines too.
struct CallQueue<Waiter> {
    typealias ID = UInt64
    typealias Completion = CallCompletion<Waiter>
    typealias Instant = ContinuousClock.Instant

    /// A place on the wire: how many replies are still owed to a call, which may be gone.
    private struct Slot {
        let id: ID
        var owed: Int
    }

    private let maximumPending: Int
    private let timeout: Duration
    private var calls: [ID: Call<Waiter>] = [:]
    private var waiting: Deque<ID> = []
    private var inFlight: Deque<Slot> = []
    private var lastProgress: Instant?
    /// Why there is no connection; nil while there is one.
    private var outage: String? = "not connected yet"
    private var stopReason: RedisError?

    /// How many commands wait or are owed a reply.
    private(set) var pending = 0
    /// Whether the connection is to be given up once nothing is under way: its server cannot write.
    private(set) var isRetiring = false

    init(maximumPending: Int, timeout: Duration) {
        self.maximumPending = maximumPending
        self.timeout = timeout
    }

    var isEmpty: Bool { calls.isEmpty && inFlight.isEmpty }
    var hasInFlight: Bool { !inFlight.isEmpty }
    /// Whether there is something that can be sent on a good connection.
    var hasSendable: Bool { !waiting.isEmpty && !isRetiring }

    // MARK: Callers

    /// Takes a call in, or answers it at once.
    mutating func enqueue(
        _ id: ID,
        commands: [RedisCommand],
        isIdempotent: Bool,
        waiter: Waiter,
        now: Instant
    ) -> Completion? {
        if let stopReason { return Completion(waiter: waiter, result: .failure(stopReason)) }
        guard pending + commands.count <= maximumPending else {
            let error = RedisError(code: .queueFull, message: "\(pending) commands wait already")
            return Completion(waiter: waiter, result: .failure(error))
        }
        calls[id] = Call(commands: commands, isIdempotent: isIdempotent, deadline: now + timeout, waiter: waiter)
        waiting.append(id)
        pending += commands.count
        return nil
    }

    /// Lets a caller go; nil when it has its answer already.
    mutating func cancel(_ id: ID) -> Completion? {
        guard let call = calls.removeValue(forKey: id) else { return nil }
        if !call.isSent {
            waiting.removeAll { $0 == id }
            pending -= call.commands.count
        }
        let error = RedisError(code: .cancelled, message: "the caller was cancelled", outcomeIsUnknown: call.isSent)
        return Completion(waiter: call.waiter, result: .failure(error))
    }

    // MARK: The connection

    /// A connection stands.
    mutating func connected() {
        outage = nil
        isRetiring = false
    }

    /// The commands to send next: as many calls as fit into `limit` bytes, and one at least.
    mutating func takeSendable(limit: Int, now: Instant) -> [RedisCommand] {
        guard !isRetiring else { return [] }
        var commands: [RedisCommand] = []
        var size = 0
        while size < limit, let id = waiting.popFirst(), let call = calls[id] {
            if inFlight.isEmpty { lastProgress = now }
            calls[id]?.isSent = true
            inFlight.append(Slot(id: id, owed: call.commands.count))
            commands.append(contentsOf: call.commands)
            size += call.commands.reduce(0) { $0 + $1.bytes.count }
        }
        return commands
    }

    /// Bytes came: the server lives.
    mutating func progressed(now: Instant) {
        lastProgress = now
    }

    /// A reply came: to the call whose turn it is.
    ///
    /// - Throws: ``RedisError`` `protocolViolation` when nothing was asked.
    mutating func receive(_ reply: RedisValue) throws(RedisError) -> Completion? {
        guard !inFlight.isEmpty else {
            if stopReason != nil { return nil }
            throw RedisError(code: .protocolViolation, message: "a reply that nobody asked for")
        }
        pending -= 1
        inFlight[0].owed -= 1
        let slot = inFlight[0]
        if slot.owed == 0 { inFlight.removeFirst() }
        if reply.isReadOnlyRefusal { isRetiring = true }
        calls[slot.id]?.replies.append(reply)
        guard slot.owed == 0, let call = calls.removeValue(forKey: slot.id) else { return nil }
        return Completion(waiter: call.waiter, result: .success(call.replies))
    }

    /// The connection is gone, or could not be made: what was under way fails or, where that is harmless, waits again.
    mutating func disconnected(_ reason: String) -> [Completion] {
        outage = reason
        isRetiring = false
        var completions: [Completion] = []
        for slot in inFlight.reversed() {
            guard var call = calls[slot.id] else {
                pending -= slot.owed
                continue
            }
            if call.isIdempotent, stopReason == nil {
                pending += call.commands.count - slot.owed
                call.replies = []
                call.isSent = false
                calls[slot.id] = call
                waiting.prepend(slot.id)
            } else {
                pending -= slot.owed
                calls[slot.id] = nil
                let error = RedisError(code: .connectionLost, message: reason, outcomeIsUnknown: true)
                completions.append(Completion(waiter: call.waiter, result: .failure(error)))
            }
        }
        inFlight.removeAll()
        return completions.reversed()
    }

    // MARK: Time

    /// Answers those whose time is over.
    mutating func expire(now: Instant) -> [Completion] {
        var completions: [Completion] = []
        while let id = waiting.first, let call = calls[id], call.deadline <= now {
            waiting.removeFirst()
            calls[id] = nil
            pending -= call.commands.count
            completions.append(Completion(waiter: call.waiter, result: .failure(unsentError())))
        }
        for slot in inFlight {
            guard let call = calls[slot.id] else { continue }
            guard call.deadline <= now else { break }
            calls[slot.id] = nil
            let error = RedisError(code: .timeout, message: "no answer in \(timeout)", outcomeIsUnknown: true)
            completions.append(Completion(waiter: call.waiter, result: .failure(error)))
        }
        return completions
    }

    /// Whether the server has owed a reply for too long without sending a byte.
    func isStalled(now: Instant) -> Bool {
        stallDeadline.map { $0 <= now } ?? false
    }

    /// When ``expire(now:)`` or ``isStalled(now:)`` should be asked next.
    var nextDeadline: Instant? {
        let firstWaiting = waiting.first.flatMap { calls[$0]?.deadline }
        let firstInFlight = inFlight.lazy.compactMap { calls[$0.id]?.deadline }.first
        return [firstWaiting, firstInFlight, stallDeadline].compactMap { $0 }.min()
    }

    // MARK: The end

    /// Takes no more calls; those here may still be answered.
    mutating func close() {
        stopReason = stopReason ?? RedisError(code: .connectionFailed, message: "the client has stopped")
    }

    /// Takes no more calls and answers all there are.
    mutating func stop() -> [Completion] {
        close()
        var completions = disconnected("the client has stopped")
        for id in waiting {
            guard let call = calls.removeValue(forKey: id) else { continue }
            pending -= call.commands.count
            let error = RedisError(code: .connectionFailed, message: "the client has stopped")
            completions.append(Completion(waiter: call.waiter, result: .failure(error)))
        }
        waiting.removeAll()
        return completions
    }

    // MARK: Inside

    private var stallDeadline: Instant? {
        inFlight.isEmpty ? nil : lastProgress.map { $0 + timeout }
    }

    private func unsentError() -> RedisError {
        if let outage { return RedisError(code: .connectionFailed, message: outage) }
        return RedisError(code: .timeout, message: "not sent in \(timeout): Redis is slower than what is asked of it")
    }
}

extension RedisValue {
    /// A replica's answer to a write, such as after a failover, given directly or from inside a script.
    fileprivate var isReadOnlyRefusal: Bool {
        guard case .error(let message) = self else { return false }
        return message.hasPrefix("READONLY") || message.contains("-READONLY")
    }
}
