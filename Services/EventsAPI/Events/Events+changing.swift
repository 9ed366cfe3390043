import CampusCore
import Foundation
import ServiceKit

extension Events {
    /// Replaces what the organizer decides about an event (PUT).
    ///
    /// - Throws: ``ValidationError``; ``VenueConflict``; ``Problem`` 403, 404, 409 when the change cannot be, 412.
    func replace(id: UUID, with proposal: EventProposal, _ precondition: Precondition, by identity: Identity)
        async throws -> Event
    {
        try await change(id: id, precondition, by: identity) { _ in proposal }
    }

    /// Changes some of it (PATCH, RFC 7396).
    ///
    /// - Throws: as ``replace(id:with:_:by:)``.
    func patch(id: UUID, with patch: JSONValue, _ precondition: Precondition, by identity: Identity) async throws
        -> Event
    {
        try await change(id: id, precondition, by: identity) { event in
            try EventProposal(event.details).merging(patch)
        }
    }

    /// The proposal is made and checked twice: once to look at the venue, and again under the event's lock, where
    /// the event may be another than it was.
    private func change(
        id: UUID,
        _ precondition: Precondition,
        by identity: Identity,
        _ propose: (Event) throws -> EventProposal
    ) async throws -> Event {
        guard let seen = try await store.viewed(id: id, by: Viewer(identity), now: now()) else { throw Self.unknown }
        let placed = try await placed(decided(seen, precondition, propose))
        if placed.groupID != seen.event.groupID { try await requireGroup(placed.groupID, identity) }
        let changed = try await checkingVenue(placed, eventID: id, identity) {
            try await checkingGroup {
                try await store.change(id: id, by: identity, now: now()) { viewed in
                    let event = viewed.event
                    var details = try decided(viewed, precondition, propose)
                    if details.groupID != event.groupID, !viewed.powers.decidesGroup { throw Self.groupIsOthers }
                    if details.venueID == placed.venueID, details.location.isEmpty {
                        details.location = placed.location
                    }
                    try checkSeats(of: event, for: details)
                    if details.startTime != event.startTime || details.endTime != event.endTime {
                        try requireFuture(details)
                    }
                    return details
                }
            }
        }
        guard let changed else { throw Self.unknown }
        return changed
    }

    private func decided(
        _ viewed: ViewedEvent,
        _ precondition: Precondition,
        _ propose: (Event) throws -> EventProposal
    ) throws -> EventDetails {
        try viewed.powers.requireManager()
        let event = viewed.event
        try precondition.check(version: event.version)
        guard event.status != .cancelled else {
            throw Problem(.conflict, "The event was cancelled", kind: "event-cancelled")
        }
        let proposal = try propose(event)
        let details = try proposal.validated()
        if let status = proposal.status, EventStatus(rawValue: status)?.state != event.status.state {
            let message = "is changed by publish, approve, return and DELETE"
            throw ValidationError([FieldError(field: "status", message: message)])
        }
        return details
    }

    /// Nobody loses a seat that was confirmed.
    private func checkSeats(of event: Event, for details: EventDetails) throws(Problem) {
        guard details.maxAttendees < event.currentAttendees else { return }
        throw Problem(
            .conflict,
            "\(event.currentAttendees) seats are confirmed; there cannot be fewer",
            kind: "capacity-below-confirmed",
            extensions: ["current_attendees": event.currentAttendees]
        )
    }
}
