import Testing

@testable import Redis

@Suite("Queue of calls")
struct CallQueueTests {
    private let start = ContinuousClock.now
    private var queue = CallQueue<String>(maximumPending: 10, timeout: .seconds(3))

    private mutating func enqueue(
        _ id: UInt64,
        commands: Int = 1,
        idempotent: Bool = false,
        after seconds: Int = 0
    ) throws -> CallCompletion<String>? {
        let command = try RedisCommand(["PING"])
        return queue.enqueue(
            id,
            commands: Array(repeating: command, count: commands),
            isIdempotent: idempotent,
            waiter: "\(id)",
            now: start + .seconds(seconds)
        )
    }

    private mutating func send(limit: Int = 1_000, after seconds: Int = 0) -> Int {
        queue.connected()
        return queue.takeSendable(limit: limit, now: start + .seconds(seconds)).count
    }

    private func failure(_ completion: CallCompletion<String>?) -> RedisError? {
        guard case .failure(let error) = completion?.result else { return nil }
        return error
    }

    @Test("Replies go to the calls in their order, to a pipeline all together")
    mutating func order() throws {
        for (id, count) in [(1, 1), (2, 2), (3, 1)] { #expect(try enqueue(UInt64(id), commands: count) == nil) }
        #expect(send() == 4)
        var answered: [String] = []
        for number in 1...4 {
            guard let completion = try queue.receive(.integer(Int64(number))) else { continue }
            answered.append("\(completion.waiter): \(try completion.result.get().compactMap(\.integerValue))")
        }
        #expect(answered == ["1: [1]", "2: [2, 3]", "3: [4]"])
        #expect(queue.isEmpty)
        #expect(queue.pending == 0)
    }

    @Test("So much is sent at a time as fits, and one call at least")
    mutating func batches() throws {
        for id in 1...5 { _ = try enqueue(UInt64(id)) }
        #expect(send(limit: 1) == 1)
        #expect(send(limit: 8) == 2)
        #expect(send() == 2)
        #expect(!queue.hasSendable)
    }

    @Test("Beyond the bound a call is refused at once")
    mutating func full() throws {
        #expect(try enqueue(1, commands: 9) == nil)
        #expect(failure(try enqueue(2, commands: 2))?.code == .queueFull)
        #expect(try enqueue(3) == nil)
        _ = send()
        #expect(failure(try enqueue(4))?.code == .queueFull)
        for _ in 1...9 { _ = try queue.receive(.null) }
        #expect(try enqueue(5, commands: 9) == nil)
    }

    @Test("A caller who leaves before sending takes the call along")
    mutating func cancelWaiting() throws {
        _ = try enqueue(1)
        _ = try enqueue(2)
        let error = failure(queue.cancel(1))
        #expect(error?.code == .cancelled)
        #expect(error?.outcomeIsUnknown == false)
        #expect(queue.pending == 1)
        #expect(send() == 1)
        #expect(try queue.receive(.null)?.waiter == "2")
        #expect(queue.cancel(1) == nil)
    }

    @Test("A caller who leaves after sending leaves its place behind, which takes its replies")
    mutating func cancelInFlight() throws {
        _ = try enqueue(1, commands: 2)
        _ = try enqueue(2)
        _ = send()
        _ = try queue.receive(.null)
        #expect(failure(queue.cancel(1))?.outcomeIsUnknown == true)
        #expect(try queue.receive(.integer(1)) == nil)
        #expect(try queue.receive(.integer(2))?.waiter == "2")
        #expect(queue.pending == 0)
    }

    @Test("A call that waits for a connection fails at its time with the reason; Redis has not seen it")
    mutating func expireWaiting() throws {
        _ = queue.disconnected("connection refused")
        _ = try enqueue(1)
        _ = try enqueue(2, after: 1)
        #expect(queue.nextDeadline == start + .seconds(3))
        #expect(queue.expire(now: start + .milliseconds(2_999)).isEmpty)
        let expired = queue.expire(now: start + .seconds(3))
        #expect(expired.map(\.waiter) == ["1"])
        #expect(failure(expired.first)?.code == .connectionFailed)
        #expect(failure(expired.first)?.message == "connection refused")
        #expect(failure(expired.first)?.outcomeIsUnknown == false)
        #expect(queue.nextDeadline == start + .seconds(4))
    }

    @Test("A call under way fails at its time, outcome unknown; a late reply is swallowed")
    mutating func expireInFlight() throws {
        _ = try enqueue(1)
        _ = send()
        _ = try enqueue(2, after: 2)
        _ = send(after: 2)
        let expired = queue.expire(now: start + .seconds(3))
        #expect(failure(expired.first)?.code == .timeout)
        #expect(failure(expired.first)?.outcomeIsUnknown == true)
        #expect(try queue.receive(.null) == nil)
        #expect(try queue.receive(.null)?.waiter == "2")
    }

    @Test("A server that owes replies and sends nothing is stalled; one that sends slowly is not")
    mutating func stall() throws {
        _ = try enqueue(1)
        #expect(!queue.isStalled(now: start + .seconds(60)))
        _ = send(after: 2)
        #expect(!queue.isStalled(now: start + .seconds(4)))
        queue.progressed(now: start + .seconds(4))
        #expect(!queue.isStalled(now: start + .seconds(6)))
        #expect(queue.isStalled(now: start + .seconds(7)))
    }

    @Test("At a loss what is under way fails, except what may be repeated: that goes first on the next connection")
    mutating func loss() throws {
        _ = try enqueue(1)
        _ = try enqueue(2, commands: 2, idempotent: true)
        _ = send()
        _ = try enqueue(3)
        _ = try queue.receive(.integer(1))
        _ = try queue.receive(.integer(2))
        _ = try enqueue(4)
        let lost = queue.disconnected("reset by peer")
        #expect(lost.isEmpty)
        #expect(send() == 4)
        #expect(try queue.receive(.integer(20)) == nil)
        let repeated = try #require(try queue.receive(.integer(21)))
        #expect(repeated.waiter == "2")
        #expect(try repeated.result.get() == [.integer(20), .integer(21)])
        let failed = queue.disconnected("reset by peer")
        #expect(failed.map(\.waiter) == ["3", "4"])
        #expect(failed.allSatisfy { failure($0)?.code == .connectionLost && failure($0)?.outcomeIsUnknown == true })
        #expect(queue.pending == 0)
        #expect(queue.isEmpty)
    }

    @Test("A read-only server is given up once nothing is under way")
    mutating func retiring() throws {
        _ = try enqueue(1)
        _ = try enqueue(2)
        _ = send()
        _ = try enqueue(3)
        _ = try queue.receive(.error("READONLY You can't write against a read only replica."))
        #expect(queue.isRetiring)
        #expect(queue.takeSendable(limit: 1_000, now: start).isEmpty)
        #expect(try queue.receive(.null)?.waiter == "2")
        #expect(!queue.hasInFlight)
        #expect(queue.disconnected("the server is read-only").isEmpty)
        #expect(send() == 1)
    }

    @Test("A reply that nobody asked for is a violation of the protocol")
    mutating func unasked() {
        let error = #expect(throws: RedisError.self) { _ = try queue.receive(.null) }
        #expect(error?.code == .protocolViolation)
    }

    @Test("Closed, it finishes what it has; stopped, it answers everybody")
    mutating func end() throws {
        _ = try enqueue(1)
        queue.close()
        #expect(failure(try enqueue(2))?.code == .connectionFailed)
        #expect(send() == 1)
        #expect(try queue.receive(.null)?.waiter == "1")

        queue = CallQueue(maximumPending: 10, timeout: .seconds(3))
        _ = try enqueue(1, idempotent: true)
        _ = send()
        _ = try enqueue(2)
        let stopped = queue.stop()
        #expect(stopped.map(\.waiter) == ["1", "2"])
        #expect(stopped.map { failure($0)?.code } == [.connectionLost, .connectionFailed])
        #expect(queue.isEmpty)
        #expect(queue.pending == 0)
    }
}
