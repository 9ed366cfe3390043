import CampusCore
import Hummingbird
import HummingbirdCore
import ServiceKit

extension OrganizedEventFilter {
    /// The query parameters of the list; empty ones count as absent, unknown ones are ignored.
    ///
    /// - Throws: ``ValidationError`` naming every parameter that is not valid.
    init(_ parameters: FlatDictionary<Substring, Substring>) throws(ValidationError) {
        var validator = Validator()
        statuses = validator.choices(parameters["status"].map(String.init), "status")
        parts = validator.choices(parameters["part"].map(String.init), "part")
        limit = validator.limit(parameters["limit"])
        if let cursor = validator.cursor(parameters["cursor"], parts: 3) {
            after = EventCursor(cursor, sort: .time)
            validator.require(after != nil, "cursor", "must be one from a Link header of the same list")
        }
        try validator.finish()
    }
}
