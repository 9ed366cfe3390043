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
    /// - Parameter start: called once the waiter is ready to be answered.
    func wait(start: () -> Void) async throws(PostgresError) -> Value {
        let answer = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let early = state.withLock { state -> Answer? in
                    if case .answered(let answer) = state {
                        state = .done
                        return answer
                    }
                    state = .waiting(continuation)
                    return nil
                }
                if let early { continuation.resume(returning: early) } else { start() }
            }
        } onCancel: {
            answer(.failure(PostgresError(.cancelled, "the waiting task was cancelled")))
        }
        return try answer.get()
    }

    func answer(_ answer: Answer) {
        let continuation = state.withLock { state -> CheckedContinuation<Answer, Never>? in
            switch state {
            case .fresh: state = .answered(answer)
            case .waiting(let continuation):
                state = .done
                return continuation
            case .answered, .done: break
            }
            return nil
        }
        continuation?.resume(returning: answer)
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
}
