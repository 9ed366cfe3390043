import CampusCore
import Foundation
import ServiceKit

extension RSVPs {
    /// One page of an event's RSVPs in order of arrival, for whoever manages it, and where the next begins.
    ///
    /// - Throws: ``Problem`` 403 and 404.
    func attendees(
        eventID: UUID,
        _ filter: AttendeeFilter,
        for identity: Identity
    ) async throws -> (rsvps: [RSVP], next: PageCursor?) {
        let event = try await events.event(id: eventID, for: identity)
        guard Events.manages(event, identity) else {
            throw Problem(.forbidden, "Only the event's organizer sees who comes")
        }
        let rsvps = try await store.rsvps(eventID: eventID, filter)
        let last = rsvps.count == filter.limit ? rsvps.last : nil
        return (rsvps, last.map { AttendeeFilter.Cursor($0).page })
    }
}
