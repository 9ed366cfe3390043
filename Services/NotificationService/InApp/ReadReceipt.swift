import CampusCore
import Foundation

/// The body of `POST notifications/read`: who has seen what.
struct ReadReceipt: Decodable, Sendable {
    let userID: UUID
    /// Those that were seen; left out with `all`.
    let ids: [UUID]?
    /// Everything so far was seen.
    let all: Bool?

    private enum CodingKeys: String, CodingKey {
        case userID = "user_id"
        case ids, all
    }

    /// - Throws: ``ValidationError`` when it says neither which nor all, or more than a page's worth ten times over.
    func validate() throws(ValidationError) {
        var validator = Validator()
        validator.require(ids != nil || all == true, "ids", "must say which, or all must be true")
        validator.require((ids ?? []).count <= 1000, "ids", "must be at most 1000")
        try validator.finish()
    }
}
