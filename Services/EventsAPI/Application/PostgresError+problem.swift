import Postgres
import ServiceKit

/// What the database could not do now is told as such: repeating is safe, since every write here is idempotent or
/// refused the second time.
extension PostgresError: ProblemConvertible {
    public var problem: Problem {
        isTransient ? .tryAgain : Problem(.internalServerError)
    }
}
