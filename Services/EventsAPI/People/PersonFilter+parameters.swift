import CampusCore
import Foundation
import Hummingbird
import HummingbirdCore
import ServiceKit

extension PersonFilter {
    /// The query parameters of the list; empty ones count as absent, unknown ones are ignored.
    ///
    /// - Throws: ``ValidationError`` naming every parameter that is not valid.
    init(_ parameters: FlatDictionary<Substring, Substring>) throws(ValidationError) {
        func text(_ name: Substring) -> String? { parameters[name].flatMap { $0.isEmpty ? nil : String($0) } }
        var validator = Validator()
        if let search = text("search") { self.search = validator.text(search, "search", 1...200) }
        if let role = text("role") { self.role = validator.choice(role, "role") }
        limit = validator.limit(parameters["limit"])
        if let parts = validator.cursor(parameters["cursor"], parts: 2) {
            after = UUID(uuidString: parts[1]).map { Cursor(name: parts[0], id: $0) }
            validator.require(after != nil, "cursor", "must be one from a Link header")
        }
        try validator.finish()
    }
}
