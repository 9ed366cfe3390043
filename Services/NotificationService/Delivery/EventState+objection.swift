import Foundation

extension EventState {
    /// The templates that something may have overtaken; the others are true for good.
    static let checkedTemplates: Set<String> = [
        "event_reminder", "rsvp_confirmed", "rsvp_promoted", "rsvp_waitlisted", "event_updated", "event_message",
        "event_announced",
    ]

    /// Why a notification is not true any more; nil when it is.
    func objection(to notification: Notification, now: Date) -> String? {
        switch notification.template {
        case "event_reminder":
            if event != "published" { return "the event is \(event)" }
            if startTime <= now { return "the event has begun" }
            if !isAtTime(of: notification) { return "the event was moved" }
            return rsvp == nil || rsvp == "confirmed" ? nil : "there is no seat any more"
        case "rsvp_confirmed", "rsvp_promoted", "rsvp_waitlisted":
            return rsvp == "cancelled" ? "the RSVP is cancelled" : nil
        case "event_updated", "event_message", "event_announced":
            return event == "published" ? nil : "the event is \(event)"
        default: return nil
        }
    }

    /// Whether the event begins when the notification says.
    private func isAtTime(of notification: Notification) -> Bool {
        guard let told = notification.time("start_time") else { return true }
        // Both are PostgreSQL's, written in different ways.
        return abs(told.timeIntervalSince(startTime)) < 0.001
    }
}
