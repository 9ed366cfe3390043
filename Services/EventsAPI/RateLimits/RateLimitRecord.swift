import Synchronization

/// What limits said about the request that this task works on, for the fields of its answer.
///
/// A task's own value, and not a parameter: rules that take from a limit lie deep below the route, and an answer has
/// fields also when it is an error that one of them threw.
final class RateLimitRecord: Sendable {
    @TaskLocal static var current: RateLimitRecord?

    private let list = Mutex<[RateLimitVerdict]>([])

    var verdicts: [RateLimitVerdict] { list.withLock { $0 } }

    func add(_ verdict: RateLimitVerdict) {
        list.withLock { $0.append(verdict) }
    }
}
