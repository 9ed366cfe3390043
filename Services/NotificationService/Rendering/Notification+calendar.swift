import CampusCore
import Foundation

extension Notification {
    /// What it changes in its reader's calendar; nil when that is nothing, or not enough is known of the event.
    ///
    /// - Parameter sender: who the mail is from, which must be the organizer of what calendars take from it.
    func calendar(sender: EmailMessage.Mailbox, publicURL: URL) -> CalendarAttachment? {
        guard let kind = calendarKind, let eventID, let start = time("start_time"), let end = time("end_time"),
            let title = line("event_title"), let timezone = line("timezone"), let address = recipient.email,
            // A calendar says of every year that it spans when clocks are set.
            end.timeIntervalSince(start) < Self.longestEvent
        else { return nil }
        let invitation = CalendarInvitation(
            kind,
            eventID: eventID,
            version: eventVersion,
            decidedAt: sendAt,
            title: title,
            startTime: start,
            endTime: end,
            timezone: timezone,
            place: line("location") ?? "",
            page: publicURL.appending(path: "events/\(eventID.wire)"),
            organizer: CalendarPerson(name: line("organizer_name") ?? sender.name, address: sender.address),
            attendee: CalendarPerson(name: recipientName ?? "", address: address)
        )
        return CalendarAttachment(method: invitation.method, content: invitation.bytes())
    }

    /// In seconds.
    private static let longestEvent: TimeInterval = 366 * 86_400

    /// Only those with a seat have the event in their calendar by our doing.
    private var calendarKind: CalendarInvitation.Kind? {
        let status = line("rsvp_status")
        return switch template {
        case "rsvp_confirmed", "rsvp_promoted": .request
        case "event_updated": status == "confirmed" ? .request : nil
        case "rsvp_cancelled": status == "waitlisted" ? nil : .withdrawal
        case "event_cancelled": status == "waitlisted" ? nil : .cancellation
        default: nil
        }
    }

    private var eventVersion: Int {
        guard case .number(let version)? = context["event_version"] else { return 1 }
        return Int(exactly: version) ?? 1
    }
}
