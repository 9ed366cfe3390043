public import Foundation

/// An event as it stands in a calendar (VEVENT, RFC 5545 §3.6.1).
public struct CalendarEntry: Equatable, Sendable {
    /// How sure it is for whom the calendar is; an event that was cancelled is that in any case.
    public enum Certainty: Sendable {
        case confirmed
        /// The person waits for a seat, or the event is not published yet.
        case tentative
    }

    /// Its ``Event/onlineURL`` is shown, so it must be nil for those who may not have it.
    public var event: Event
    /// The page about it.
    public var page: URL
    /// Where its venue is.
    public var position: GeographicPosition?
    public var certainty = Certainty.confirmed
    /// Whether the person is busy then; who only looks at what there is, is not.
    public var takesTime = true
    /// When the entry last became another, which may be later than the event did.
    public var changedAt: Date

    public init(_ event: Event, page: URL) {
        self.event = event
        self.page = page
        changedAt = event.updatedAt
        if event.status.state == .draft || event.status.state == .pending { certainty = .tentative }
    }

    var uid: String { Self.uid(eventID: event.id.uuid) }

    /// The same for as long as the event lives, wherever the service runs and however the entry reaches a calendar.
    static func uid(eventID: UUID) -> String { "\(eventID.wire)@campus-events" }

    /// The value of STATUS.
    var status: String {
        if event.status == .cancelled { return "CANCELLED" }
        return certainty == .tentative ? "TENTATIVE" : "CONFIRMED"
    }

    var period: CalendarPeriod { CalendarPeriod(from: event.startTime, to: event.endTime, timezone: event.timezone) }
}
