import Foundation

extension Notification {
    /// The RSVP that it is about.
    var rsvpID: UUID? {
        guard case .text(let text)? = subject["rsvp_id"] else { return nil }
        return UUID(uuidString: text)
    }
}
