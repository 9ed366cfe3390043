import Foundation
import ServiceKit

/// How long things are kept that name people, in days; see docs/privacy.md for why.
struct Retention: Equatable, Sendable {
    /// Names and addresses of guests, after the end of the event.
    var guests = 90
    /// Sessions that are over.
    var sessions = 30
    /// Changes that open pages resume from.
    var changes = 7
    /// Mails that notification-service has taken, and what was announced.
    var outbox = 30
    /// Who changed what, what organizers wrote to attendees, and what people consented to who left.
    var auditLog = 730

    static let guestsVariable = ConfigurationVariable(
        "RETENTION_DAYS_GUESTS",
        default: "90",
        "how many days after an event its guests' names and addresses are kept"
    )
    static let sessionsVariable = ConfigurationVariable(
        "RETENTION_DAYS_SESSIONS",
        default: "30",
        "how many days sessions are kept that are over"
    )
    static let changesVariable = ConfigurationVariable(
        "RETENTION_DAYS_CHANGES",
        default: "7",
        "how many days open pages can be away and are told what they missed"
    )
    static let outboxVariable = ConfigurationVariable(
        "RETENTION_DAYS_OUTBOX",
        default: "30",
        "how many days mails are kept that notification-service has taken"
    )
    static let auditLogVariable = ConfigurationVariable(
        "RETENTION_DAYS_AUDIT_LOG",
        default: "730",
        "how many days it is kept who changed what, and what organizers wrote to attendees"
    )
    static let variables = [guestsVariable, sessionsVariable, changesVariable, outboxVariable, auditLogVariable]

    init() {}

    /// - Throws: ``ConfigurationError`` for what is no whole number of days.
    init(_ reader: ConfigurationReader) throws(ConfigurationError) {
        // A day at least: pages that are open, and mails that are repeated, need what is younger.
        guests = try reader.integer(Self.guestsVariable, in: 0...36_500)
        sessions = try reader.integer(Self.sessionsVariable, in: 1...36_500)
        changes = try reader.integer(Self.changesVariable, in: 1...36_500)
        outbox = try reader.integer(Self.outboxVariable, in: 1...36_500)
        auditLog = try reader.integer(Self.auditLogVariable, in: 1...36_500)
    }

    /// What is older than this at a moment, is thrown away.
    static func limit(_ days: Int, before now: Date) -> Date {
        now.addingTimeInterval(-86_400 * TimeInterval(days))
    }
}
