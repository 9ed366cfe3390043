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

    /// The same for as long as the event lives, wherever the service runs.
    var uid: String { "\(event.id.uuid.wire)@campus-events" }

    /// The value of STATUS.
    var status: String {
        if event.status == .cancelled { return "CANCELLED" }
        return certainty == .tentative ? "TENTATIVE" : "CONFIRMED"
    }

    /// The end, to whole seconds and behind the start, as DTEND must be.
    var end: Date {
        let start = event.startTime.timeIntervalSince1970.rounded(.down)
        return Date(timeIntervalSince1970: max(event.endTime.timeIntervalSince1970.rounded(.up), start + 1))
    }

    /// The zone in which its times are written; nil for UTC.
    ///
    /// In the hour that clocks show twice a local time does not say which of the two it is (RFC 5545 §3.3.5 takes the
    /// first, readers take either), so that events then are written in UTC. So are those whose zone this machine no
    /// longer knows.
    var zone: TimeZone? {
        guard !["UTC", "Etc/UTC", "Etc/GMT"].contains(event.timezone), let zone = TimeZone(identifier: event.timezone),
            !zone.showsTwice(event.startTime), !zone.showsTwice(end)
        else { return nil }
        return zone
    }
}
