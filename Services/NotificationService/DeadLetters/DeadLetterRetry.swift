import CampusCore
import Foundation

/// The body of `POST dead-letters/retry`: which are tried again.
struct DeadLetterRetry: Decodable, Sendable {
    let ids: [UUID]?
    /// Everything that was given up.
    let all: Bool?

    /// - Throws: ``ValidationError`` when it says neither which nor all, or too many.
    func validate() throws(ValidationError) {
        var validator = Validator()
        validator.require(ids != nil || all == true, "ids", "must say which, or all must be true")
        validator.require((ids ?? []).count <= 1000, "ids", "must be at most 1000")
        try validator.finish()
    }
}
