import CampusCore
import Hummingbird
import HummingbirdCore
import ServiceKit

/// Which page of a list somebody asks for whose cursors another service writes.
struct PageQuery: Sendable {
    let limit: Int
    let cursor: String?

    /// The query parameters; empty ones count as absent.
    ///
    /// - Throws: ``ValidationError`` naming every parameter that is not valid.
    init(_ parameters: FlatDictionary<Substring, Substring>) throws(ValidationError) {
        var validator = Validator()
        limit = validator.limit(parameters["limit"])
        cursor = parameters["cursor"].flatMap { $0.isEmpty ? nil : String($0) }
        let isCursor = cursor.map { $0.utf8.count <= 2000 && $0.wholeMatch(of: /[A-Za-z0-9_\-]+/) != nil } ?? true
        validator.require(isCursor, "cursor", "must be one from a Link header")
        try validator.finish()
    }

    /// As notification-service takes it.
    var items: [(name: String, value: String?)] { [("limit", "\(limit)"), ("cursor", cursor)] }
}
