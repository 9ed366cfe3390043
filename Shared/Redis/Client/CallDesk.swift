import Synchronization

/// Where callers and the reactor's thread meet: the queue of calls under its lock, and the pipe that wakes the thread.
///
/// A caller wakes the thread only when it sleeps, so that whatever arrives while it works goes out together.
final class CallDesk: Sendable {
    typealias Waiter = CheckedContinuation<Result<[RedisValue], RedisError>, Never>
    typealias Completion = CallCompletion<Waiter>

    private struct State {
        var queue: CallQueue<Waiter>
        var nextID: CallQueue<Waiter>.ID = 0
        var isReactorAsleep = false
        var isReactorClaimed = false
        var isStopRequested = false
    }

    private let state: Mutex<State>
    /// The pipe, or why there is none.
    private let pipe: Result<WakeupPipe, RedisError>

    init(configuration: RedisConfiguration) {
        let queue = CallQueue<Waiter>(
            maximumPending: configuration.maximumPending,
            timeout: configuration.commandTimeout
        )
        state = Mutex(State(queue: queue))
        pipe = Result { () throws(RedisError) in try WakeupPipe() }
    }

    // MARK: Callers, on any thread

    /// Waits for the replies to the commands.
    func submit(_ commands: [RedisCommand], isIdempotent: Bool) async throws(RedisError) -> [RedisValue] {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                change { queue in
                    let refusal = queue.enqueue(
                        id,
                        commands: commands,
                        isIdempotent: isIdempotent,
                        waiter: waiter,
                        now: .now
                    )
                    // Asked under the lock: a cancellation before this is seen here, one after it finds the call.
                    return refusal ?? (Task.isCancelled ? queue.cancel(id) : nil)
                }
            }
        } onCancel: {
            change { $0.cancel(id) }
        }
        return try result.get()
    }

    /// Asks the reactor to end: when what is under way is answered, or at once.
    func requestStop(immediately: Bool) {
        let completions = state.withLock { state in
            state.isStopRequested = true
            guard immediately else {
                state.queue.close()
                return [Completion]()
            }
            return state.queue.stop()
        }
        Self.answer(completions)
        wakeReactor()
    }

    // MARK: The reactor, on its thread

    /// The pipe to poll, for the one reactor there may be.
    ///
    /// - Throws: ``RedisError`` when the client runs already, or the process has no descriptors left.
    func claimReactor() throws(RedisError) -> WakeupPipe {
        let isClaimed = state.withLock { state in
            defer { state.isReactorClaimed = true }
            return state.isReactorClaimed
        }
        guard !isClaimed else {
            throw RedisError(code: .invalidConfiguration, message: "the client can run only once")
        }
        return try pipe.get()
    }

    /// Whether the reactor is to end now.
    var isFinished: Bool {
        state.withLock { $0.isStopRequested && $0.queue.isEmpty }
    }

    /// Works on the queue under the lock and answers callers after it.
    func update<Failure>(
        _ body: (inout CallQueue<Waiter>) throws(Failure) -> [Completion]
    ) throws(Failure) {
        Self.answer(try state.withLock { state throws(Failure) in try body(&state.queue) })
    }

    /// Reads from the queue, or takes from it without answering anybody.
    func withQueue<Value: Sendable>(_ body: (inout CallQueue<Waiter>) -> Value) -> Value {
        state.withLock { body(&$0.queue) }
    }

    /// Before polling: the next deadline, and whether there is something to send although the reactor wants to sleep.
    func prepareToSleep() -> (deadline: ContinuousClock.Instant?, hasSendable: Bool) {
        state.withLock { state in
            state.isReactorAsleep = true
            return (state.queue.nextDeadline, state.queue.hasSendable)
        }
    }

    /// After polling.
    func awoke() {
        state.withLock { $0.isReactorAsleep = false }
    }

    // MARK: Inside

    private func change(_ body: @Sendable (inout CallQueue<Waiter>) -> Completion?) {
        let (completion, wakes) = state.withLock { state in
            let completion = body(&state.queue)
            defer { state.isReactorAsleep = false }
            return (completion, state.isReactorAsleep)
        }
        if let completion { Self.answer([completion]) }
        if wakes { wakeReactor() }
    }

    private func wakeReactor() {
        if case .success(let pipe) = pipe { pipe.wake() }
    }

    private static func answer(_ completions: [Completion]) {
        for completion in completions {
            completion.waiter.resume(returning: completion.result)
        }
    }
}
