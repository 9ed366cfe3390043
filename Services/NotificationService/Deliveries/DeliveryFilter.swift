import CampusCore
import Foundation
import Hummingbird
import HummingbirdCore
import ServiceKit

/// What is asked for of what an event's attendees were told.
struct DeliveryFilter: Sendable {
    let eventID: UUID
    /// Nil for all.
    let status: Notification.Status?
    /// Nil for all.
    let channel: NotificationChannel?
    /// The beginnings of a name's words, or of an address; nil for everyone.
    let search: String?

    /// The query parameters; empty ones count as absent. What is wrong is named by the validator.
    init(_ parameters: FlatDictionary<Substring, Substring>, _ validator: inout Validator) {
        func text(_ name: Substring) -> String? { parameters[name].flatMap { $0.isEmpty ? nil : String($0) } }
        let event = text("event_id").flatMap { UUID(uuidString: $0) }
        validator.require(event != nil, "event_id", "must be a UUID")
        // Never asked for when there is none: the validator has refused it.
        eventID = event ?? UUID()
        status = text("status").flatMap { validator.choice($0, "status") }
        channel = text("channel").flatMap { validator.choice($0, "channel") }
        search = text("search").map { validator.text($0, "search", 1...200) }
    }
}
