import Synchronization

/// One caller's place to wait for one answer; the first answer counts, whoever gives it.
final class Waiter<Value: Sendable>: Sendable {
    typealias Answer = Result<Value, PostgresError>

    private enum State {
        case fresh
        case waiting(CheckedContinuation<Answer, Never>)
        case answered(Answer)
        case done
    }

    private let state = Mutex(State.fresh)

    /// Waits for the answer; a cancelled task gets `cancelled` at once.
    ///
    /// - Parameter start: called once the waiter is ready to be answered; what it throws is the answer.
    func wait(start: () throws(PostgresError) -> Void) async throws(PostgresError) -> Value {
        let outcome: Answer = await withTaskCancellationHandler {
            await suspend(start)
        } onCancel: {
            self.answer(.failure(PostgresError(.cancelled, "the waiting task was cancelled")))
        }
        return try outcome.get()
    }

    /// Waits for the answer even when the task is cancelled: what was sent has to end one way or the other.
    func waitUncancelled(start: () throws(PostgresError) -> Void) async throws(PostgresError) -> Value {
        try await suspend(start).get()
    }

    /// - Returns: whether this answer counts; false when there was one before.
    @discardableResult
    func answer(_ answer: Answer) -> Bool {
        let (counts, continuation) = state.withLock { state -> (Bool, CheckedContinuation<Answer, Never>?) in
            switch state {
            case .fresh:
                state = .answered(answer)
                return (true, nil)
            case .waiting(let continuation):
                state = .done
                return (true, continuation)
            case .answered, .done: return (false, nil)
            }
        }
        continuation?.resume(returning: answer)
        return counts
    }

    /// Whether nobody waits any more.
    var isOver: Bool {
        state.withLock { state in
            switch state {
            case .fresh, .waiting: false
            case .answered, .done: true
            }
        }
    }

    private func suspend(_ start: () throws(PostgresError) -> Void) async -> Answer {
        await withCheckedContinuation { continuation in
            let early = state.withLock { state -> Answer? in
                if case .answered(let answer) = state {
                    state = .done
                    return answer
                }
                state = .waiting(continuation)
                return nil
            }
            if let early { return continuation.resume(returning: early) }
            do throws(PostgresError) {
                try start()
            } catch {
                answer(.failure(error))
            }
        }
    }
}
