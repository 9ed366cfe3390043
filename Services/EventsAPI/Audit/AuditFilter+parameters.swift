import CampusCore
import Foundation
import Hummingbird
import HummingbirdCore
import ServiceKit

extension AuditFilter {
    /// The query parameters of the log; empty ones count as absent, unknown ones are ignored.
    ///
    /// - Throws: ``ValidationError`` naming every parameter that is not valid.
    init(_ parameters: FlatDictionary<Substring, Substring>) throws(ValidationError) {
        func text(_ name: Substring) -> String? { parameters[name].flatMap { $0.isEmpty ? nil : String($0) } }
        var validator = Validator()
        actorID = validator.optionalID(text("actor_id"), "actor_id")?.uuid
        subjectID = validator.optionalID(text("subject_id"), "subject_id")?.uuid
        if let action = text("action") {
            self.action = action
            let isAction = action.wholeMatch(of: /[a-z._\-]{1,100}/) != nil
            validator.require(isAction, "action", "must be one such as event.published, or all of a kind: event.")
        }
        if let from = text("from") { self.from = validator.moment(from, "from") }
        if let to = text("to") { self.to = validator.moment(to, "to") }
        limit = validator.limit(parameters["limit"])
        if let parts = validator.cursor(parameters["cursor"], parts: 1) {
            before = Int(parts[0])
            validator.require(before != nil, "cursor", "must be one from a Link header")
        }
        try validator.finish()
    }
}
