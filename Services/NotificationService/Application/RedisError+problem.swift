import Redis
import ServiceKit

/// Without Redis nothing is lost, and later is well.
extension RedisError: ProblemConvertible {
    public var problem: Problem { .tryAgain }
}
