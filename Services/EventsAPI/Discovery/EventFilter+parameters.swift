import CampusCore
import Foundation
import Hummingbird
import HummingbirdCore
import ServiceKit

extension EventFilter {
    /// The query parameters of a list; empty ones count as absent, unknown ones are ignored.
    ///
    /// - Throws: ``ValidationError`` naming every parameter that is not valid.
    init(_ parameters: FlatDictionary<Substring, Substring>) throws(ValidationError) {
        func text(_ name: Substring) -> String? { parameters[name].flatMap { $0.isEmpty ? nil : String($0) } }
        var validator = Validator()
        categories = validator.choices(text("category"), "category")
        if let search = text("search") ?? text("q") { self.search = validator.text(search, "search", 1...200) }
        if let status = text("status") { self.status = validator.choice(status, "status") }
        if let from = text("from") { self.from = validator.moment(from, "from") }
        if let to = text("to") { self.to = validator.moment(to, "to") }
        venueID = validator.optionalID(text("venue_id"), "venue_id")?.uuid
        organizerID = validator.optionalID(text("organizer_id"), "organizer_id")?.uuid
        groupID = validator.optionalID(text("group_id"), "group_id")?.uuid
        sort = search == nil ? .time : .relevance
        if let sort = text("sort") {
            self.sort = validator.choice(sort, "sort") ?? .time
            validator.require(self.sort != .relevance || search != nil, "sort", "relevance needs a search")
        }
        limit = validator.limit(parameters["limit"])
        if let parts = validator.cursor(parameters["cursor"], parts: 3) {
            after = EventCursor(parts, sort: sort)
            validator.require(after != nil, "cursor", "must be one from a Link header of the same sort")
        }
        try validator.finish()
    }
}
