import CampusCore
import Foundation
import Postgres
import ServiceKit

/// The rules of what organizers write to those who come to their events.
struct EventMessages: Sendable {
    let store: EventMessageStore
    let events: Events
    let limiter: RateLimiter

    /// Has the attendees told, those who are so now.
    ///
    /// - Parameter database: where it is written.
    /// - Throws: ``ValidationError``; ``Problem`` 403, also until the sender's address is confirmed, 404, 409 for an
    ///   event that nobody comes to, 429.
    func send(
        _ proposal: EventMessageProposal,
        eventID: UUID,
        by identity: Identity,
        on database: any PostgresDatabase
    ) async throws -> EventMessage {
        let viewed = try await events.on(database).viewed(id: eventID, by: identity)
        try viewed.powers.requireManager()
        try await events.creator(identity, group: nil).requireVerified()
        let details = try proposal.validated()
        switch viewed.event.status {
        case .draft, .pending: throw Problem(.conflict, "The event is not published yet", kind: "event-unpublished")
        case .cancelled: throw Problem(.conflict, "The event was cancelled", kind: "event-cancelled")
        // Afterwards there are slides, lost umbrellas and thanks.
        case .upcoming, .ongoing, .completed: break
        }
        try await limiter.takeMessage(eventID: eventID)
        return try await EventMessageStore(database: database).insert(
            details,
            id: .version7(),
            eventID: eventID,
            senderID: identity.userID
        )
    }

    /// A page of what was written, the latest first, for who manages the event.
    ///
    /// - Throws: ``Problem`` 403 and 404.
    func messages(eventID: UUID, before id: UUID?, limit: Int, for identity: Identity) async throws -> [EventMessage] {
        try await events.viewed(id: eventID, by: identity).powers.requireManager()
        return try await store.messages(eventID: eventID, before: id, limit: limit)
    }
}
