import Foundation

extension EventState {
    /// The templates that something may have overtaken; the others are true for good.
    static let checkedTemplates: Set<String> = [
        "event_reminder", "rsvp_confirmed", "rsvp_promoted", "rsvp_waitlisted", "rsvp_cancelled", "event_updated",
        "event_message", "event_announced",
    ]

    /// Why a notification is not true any more; nil when it is. A person may give a seat up and take one again while a
    /// mail waits: what comes last must be what is so.
    func objection(to notification: Notification, now: Date) -> String? {
        switch notification.template {
        case "event_reminder":
            if event != "published" { return "the event is \(event)" }
            if startTime <= now { return "the event has begun" }
            if !isAtTime(of: notification) { return "the event was moved" }
            return rsvp == nil || rsvp == "confirmed" ? nil : "there is no seat any more"
        case "rsvp_confirmed", "rsvp_promoted":
            if event != "published" { return "the event is \(event)" }
            return objection(unlessRSVPIs: "confirmed")
        case "rsvp_waitlisted": return objection(unlessRSVPIs: "waitlisted")
        case "rsvp_cancelled": return objection(unlessRSVPIs: "cancelled")
        case "event_updated", "event_announced":
            if event != "published" { return "the event is \(event)" }
            return rsvp == "cancelled" ? "the RSVP is cancelled" : nil
        // What organizers have to say may be why there is no event any more.
        case "event_message": return rsvp == "cancelled" ? "the RSVP is cancelled" : nil
        default: return nil
        }
    }

    private func objection(unlessRSVPIs status: String) -> String? {
        rsvp == nil || rsvp == status ? nil : "the RSVP is \(rsvp ?? status)"
    }

    /// Whether the event begins when the notification says.
    private func isAtTime(of notification: Notification) -> Bool {
        guard let told = notification.time("start_time") else { return true }
        // Both are PostgreSQL's, written in different ways.
        return abs(told.timeIntervalSince(startTime)) < 0.001
    }
}
