public import Foundation

/// An event on its way into one person's calendar, or out of it again: a message of iTIP (RFC 5546 §3.2), as mails
/// carry it (RFC 6047).
///
/// The event is the one that our feeds show, under the same UID, so that a calendar never holds it twice by this way.
public struct CalendarInvitation: Equatable, Sendable {
    /// What it does.
    public enum Kind: Sendable {
        /// Brings the event into the calendar, or up to date there.
        case request
        /// Takes it away for one who does not come any more.
        case withdrawal
        /// Takes it away because it does not take place.
        case cancellation
    }

    public var kind: Kind
    public var eventID: UUID
    /// The event's version, from 1: of two messages a calendar believes the one with the higher.
    public var version: Int
    /// When this was decided: among messages about one version a calendar believes the latest.
    public var decidedAt: Date
    public var title: String
    public var startTime: Date
    public var endTime: Date
    /// An IANA name, such as `Europe/Berlin`.
    public var timezone: String
    /// Where it takes place; may be empty.
    public var place: String
    /// The page about it.
    public var page: URL
    public var organizer: CalendarPerson
    public var attendee: CalendarPerson

    public init(
        _ kind: Kind,
        eventID: UUID,
        version: Int,
        decidedAt: Date,
        title: String,
        startTime: Date,
        endTime: Date,
        timezone: String,
        place: String,
        page: URL,
        organizer: CalendarPerson,
        attendee: CalendarPerson
    ) {
        self.kind = kind
        self.eventID = eventID
        self.version = version
        self.decidedAt = decidedAt
        self.title = title
        self.startTime = startTime
        self.endTime = endTime
        self.timezone = timezone
        self.place = place
        self.page = page
        self.organizer = organizer
        self.attendee = attendee
    }

    /// The value of METHOD, which the media type repeats (RFC 6047 §2.4).
    public var method: String { kind == .request ? "REQUEST" : "CANCEL" }
}
