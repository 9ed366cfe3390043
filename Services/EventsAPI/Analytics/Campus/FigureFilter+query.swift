import CampusCore
import Hummingbird
import HummingbirdCore

extension FigureFilter {
    /// The query parameters of all figures over many events; empty ones count as absent. What is wrong is named by the
    /// validator.
    init(_ parameters: FlatDictionary<Substring, Substring>, _ validator: inout Validator) {
        func text(_ name: Substring) -> String? { parameters[name].flatMap { $0.isEmpty ? nil : String($0) } }
        from = text("from").flatMap { validator.day($0, "from") }
        to = text("to").flatMap { validator.day($0, "to") }
        if let from, let to { validator.require(from <= to, "to", "must not be before from") }
        category = text("category").flatMap { validator.choice($0, "category") }
        groupID = validator.optionalID(text("group_id"), "group_id")?.uuid
        venueID = validator.optionalID(text("venue_id"), "venue_id")?.uuid
    }
}
