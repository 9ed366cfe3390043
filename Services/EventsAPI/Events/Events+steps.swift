import CampusCore
import Foundation
import ServiceKit

extension Events {
    /// Publishes a draft, or asks for it; done already is done again.
    ///
    /// - Throws: ``Problem`` 403, 404, 409; ``ValidationError`` when it is over; ``VenueConflict``.
    func publish(id: UUID, by identity: Identity) async throws -> Event {
        let mayPublish = try await mayPublish(identity)
        return try await take(id: id, by: identity) { viewed in
            try viewed.powers.requireManager()
            switch viewed.event.status.state {
            case .published: return nil
            case .pending where !mayPublish: return nil
            default: return mayPublish ? .publish : .submit
            }
        }
    }

    /// Publishes what its organizer asked for; an administrator does (``RoutePermissions``).
    ///
    /// - Throws: as ``publish(id:by:)``.
    func approve(id: UUID, by identity: Identity) async throws -> Event {
        try await take(id: id, by: identity) { $0.event.status.state == .published ? nil : .approve }
    }

    /// Gives back what its organizer asked for, as a draft, with the reason; an administrator does.
    ///
    /// - Throws: ``ValidationError`` without a reason; ``Problem`` 404, 409.
    func giveBack(id: UUID, reason: String?, by identity: Identity) async throws -> Event {
        var validator = Validator()
        let reason = validator.text(reason, "reason", 1...1000)
        try validator.finish()
        return try await take(id: id, reason: reason, by: identity) { _ in .giveBack }
    }

    /// Cancels an event, keeps it, and tells its attendees; cancelled already is done.
    ///
    /// - Throws: ``Problem`` 403, 404, 409 when it is over, 412.
    func cancel(id: UUID, _ precondition: Precondition, by identity: Identity) async throws {
        _ = try await take(id: id, by: identity) { viewed in
            try viewed.powers.requireManager()
            let event = viewed.event
            if event.status == .cancelled { return nil }
            try precondition.check(version: event.version)
            guard event.status != .completed else { throw Problem(.conflict, "The event is over", kind: "event-over") }
            return .cancel
        }
    }

    private func take(
        id: UUID,
        reason: String? = nil,
        by identity: Identity,
        _ decide: (ViewedEvent) throws -> EventStep?
    ) async throws -> Event {
        var details: EventDetails?
        do {
            let event = try await store.take(id: id, by: identity, reason: reason, now: now()) { viewed in
                let event = viewed.event
                details = event.details
                guard let step = try decide(viewed) else { return nil }
                guard step.origins.contains(event.status.state) else {
                    throw Problem(
                        .conflict,
                        "This cannot be done to an event that is \(event.status)",
                        kind: "wrong-status"
                    )
                }
                if step.destination == .published { try requireFuture(event.details) }
                return step
            }
            guard let event else { throw Self.unknown }
            return event
        } catch {
            // Only taking the venue can fail on its constraint.
            guard let details else { throw error }
            return try await checkingVenue(details, eventID: id, identity) { throw error }
        }
    }
}
