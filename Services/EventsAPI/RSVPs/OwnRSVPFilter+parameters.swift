import CampusCore
import Hummingbird
import HummingbirdCore
import ServiceKit

extension OwnRSVPFilter {
    /// The query parameters of the list; empty ones count as absent, unknown ones are ignored.
    ///
    /// - Returns: nil for who asks for nothing: then the latest are answered, whatever their states.
    /// - Throws: ``ValidationError`` naming every parameter that is not valid.
    static func parse(_ parameters: FlatDictionary<Substring, Substring>) throws(ValidationError) -> OwnRSVPFilter? {
        var validator = Validator()
        var filter = OwnRSVPFilter()
        filter.states = validator.choices(parameters["state"].map(String.init), "state")
        filter.limit = validator.limit(parameters["limit"])
        if let cursor = validator.cursor(parameters["cursor"], parts: 3) {
            filter.after = EventCursor(cursor, sort: .time)
            validator.require(filter.after != nil, "cursor", "must be one from a Link header of the same list")
        }
        try validator.finish()
        let isPaged = ["state", "limit", "cursor"].contains { parameters[$0].map { !$0.isEmpty } ?? false }
        return isPaged ? filter : nil
    }
}
