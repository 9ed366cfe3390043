import Foundation
import ServiceKit

/// Why each seat went to whom, for those who may know.
struct DecisionLog: Sendable {
    let store: DecisionLogStore
    let rsvps: RSVPs

    /// A page of an event's decisions, for whoever manages it.
    ///
    /// - Throws: ``Problem`` 403 and 404.
    func decisions(eventID: UUID, after number: Int, limit: Int, for identity: Identity) async throws -> [DecisionEntry]
    {
        try await rsvps.events.viewed(id: eventID, by: identity).powers.requireManager()
        return try await store.decisions(eventID: eventID, after: number, limit: limit)
    }

    /// What was decided about one RSVP, for its person and whoever manages the event.
    ///
    /// - Throws: ``Problem`` 401 and 404.
    func decisions(rsvpID: UUID, for identity: Identity?, code: String?) async throws -> [DecisionEntry] {
        _ = try await rsvps.rsvp(id: rsvpID, for: identity, code: code)
        return try await store.decisions(rsvpID: rsvpID)
    }
}
