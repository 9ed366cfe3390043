import CampusCore
import Foundation
import Hummingbird
import HummingbirdCore
import ServiceKit

extension AttendeeFilter {
    /// The query parameters of the list; empty ones count as absent, unknown ones are ignored.
    ///
    /// - Throws: ``ValidationError`` naming every parameter that is not valid.
    init(_ parameters: FlatDictionary<Substring, Substring>) throws(ValidationError) {
        func text(_ name: Substring) -> String? { parameters[name].flatMap { $0.isEmpty ? nil : String($0) } }
        var validator = Validator()
        if let status = text("status") { self.status = validator.choice(status, "status") }
        switch text("checked_in") {
        case nil: break
        case "true": isCheckedIn = true
        case "false": isCheckedIn = false
        default: validator.reject("checked_in", "must be true or false")
        }
        if let search = text("search") { self.search = validator.text(search, "search", 1...200) }
        limit = validator.limit(parameters["limit"])
        if let parts = validator.cursor(parameters["cursor"], parts: 2) {
            after = Cursor(parts)
            validator.require(after != nil, "cursor", "must be one from a Link header")
        }
        try validator.finish()
    }
}
