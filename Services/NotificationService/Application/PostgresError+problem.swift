import Postgres
import ServiceKit

/// What the database could not do now is told as such: repeating is safe, since a notification
/// has its id from the caller.
extension PostgresError: ProblemConvertible {
    public var problem: Problem {
        isTransient ? .tryAgain : Problem(.internalServerError)
    }
}
