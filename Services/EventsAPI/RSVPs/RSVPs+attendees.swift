import CampusCore
import Foundation
import ServiceKit

extension RSVPs {
    /// One page of an event's RSVPs in order of arrival, and where the next begins: for whoever manages the event, and,
    /// with masked addresses, for those at its door.
    ///
    /// - Throws: ``Problem`` 403 and 404.
    func attendees(
        eventID: UUID,
        _ filter: AttendeeFilter,
        for identity: Identity
    ) async throws -> (rsvps: [RSVP], next: PageCursor?) {
        let powers = try await events.viewed(id: eventID, by: identity).powers
        try powers.requireDoor()
        var filter = filter
        filter.searchesAddresses = powers.manages
        let rsvps = try await store.rsvps(eventID: eventID, filter)
        let last = rsvps.count == filter.limit ? rsvps.last : nil
        return (
            powers.manages ? rsvps : rsvps.map(\.withMaskedAddress),
            last.map { AttendeeFilter.Cursor($0).page }
        )
    }
}
