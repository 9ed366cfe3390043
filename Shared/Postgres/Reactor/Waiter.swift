import Synchronization

/// One caller's place to wait for one answer; the first answer counts, whoever gives it.
final class Waiter<Value: Sendable>: Sendable {
    typealias Answer = Result<Value, PostgresError>

    private enum State {
        case fresh
        case waiting(CheckedContinuation<Answer, Never>)
        case calling(@Sendable () -> Void)
        case answered(Answer)
        case done
    }

    private let state = Mutex(State.fresh)

    /// Waits for the answer; a cancelled task gets `cancelled` at once.
    ///
    /// - Parameter start: called once the waiter is ready to be answered.
    func wait(start: () -> Void) async throws(PostgresError) -> Value {
        let outcome: Answer = await withTaskCancellationHandler {
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
            self.answer(.failure(PostgresError(.cancelled, "the waiting task was cancelled")))
        }
        return try outcome.get()
    }

    func answer(_ answer: Answer) {
        let resume = state.withLock { state -> (@Sendable () -> Void)? in
            switch state {
            case .fresh: state = .answered(answer)
            case .waiting(let continuation):
                state = .done
                return { continuation.resume(returning: answer) }
            case .calling(let body):
                state = .done
                return body
            case .answered, .done: break
            }
            return nil
        }
        resume?()
    }

    /// Calls `body` with the answer instead of waiting for it.
    func whenAnswered(_ body: @escaping @Sendable () -> Void) {
        state.withLock { $0 = .calling(body) }
    }

    /// Whether nobody waits any more.
    var isOver: Bool {
        state.withLock { state in
            switch state {
            case .fresh, .waiting, .calling: false
            case .answered, .done: true
            }
        }
    }
}
