import CampusCore
import Hummingbird
import HummingbirdCore
import ServiceKit

/// What is asked for of what an event's attendees were told; notification-service looks it up.
struct DeliveryFilter: Sendable {
    enum Status: String, CaseIterable, Sendable {
        case queued, sent, delivered, bounced, suppressed, failed
    }

    private let status: Status?
    private let channel: NotificationChannel?
    private let search: String?

    /// The query parameters; empty ones count as absent.
    ///
    /// - Throws: ``ValidationError`` naming every parameter that is not valid.
    init(_ parameters: FlatDictionary<Substring, Substring>) throws(ValidationError) {
        func text(_ name: Substring) -> String? { parameters[name].flatMap { $0.isEmpty ? nil : String($0) } }
        var validator = Validator()
        status = text("status").flatMap { validator.choice($0, "status") }
        channel = text("channel").flatMap { validator.choice($0, "channel") }
        search = text("search").map { validator.text($0, "search", 1...200) }
        try validator.finish()
    }

    /// As notification-service takes it.
    var items: [(name: String, value: String?)] {
        [("status", status?.rawValue), ("channel", channel?.rawValue), ("search", search)]
    }
}
