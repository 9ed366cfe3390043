import Synchronization

/// One caller's place to wait for one answer; the first answer counts, whoever gives it.
final class Waiter<Value: Sendable>: Sendable {
    typealias Answer = Result<Value, PostgresError>

    private enum State {
        case fresh
        case waiting(@Sendable (Answer) -> Void)
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

    /// Has the answer told where it is given, once, instead of waiting for it.
    ///
    /// - Parameter start: as of ``wait(start:)``.
    func tell(_ listener: @escaping @Sendable (Answer) -> Void, start: () throws(PostgresError) -> Void) {
        let early = state.withLock { state -> Answer? in
            if case .answered(let answer) = state {
                state = .done
                return answer
            }
            state = .waiting(listener)
            return nil
        }
        if let early { return listener(early) }
        do throws(PostgresError) {
            try start()
        } catch {
            answer(.failure(error))
        }
    }

    /// - Returns: whether this answer counts; false when there was one before.
    @discardableResult
    func answer(_ answer: Answer) -> Bool {
        let (counts, listener) = state.withLock { state -> (Bool, (@Sendable (Answer) -> Void)?) in
            switch state {
            case .fresh:
                state = .answered(answer)
                return (true, nil)
            case .waiting(let listener):
                state = .done
                return (true, listener)
            case .answered, .done: return (false, nil)
            }
        }
        listener?(answer)
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
            tell({ continuation.resume(returning: $0) }, start: start)
        }
    }
}
