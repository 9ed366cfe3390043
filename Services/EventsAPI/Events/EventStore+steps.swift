import CampusCore
import Foundation
import Postgres

extension EventStore {
    /// Locks the event, lets `decide` choose the step (nil for none), and takes, tells and logs it, in one transaction.
    ///
    /// - Returns: the event as it is then; nil when there is none.
    /// - Throws: what `decide` throws; ``PostgresError`` with constraint `events_venue_free` when the venue is taken.
    func take(
        id: UUID,
        by identity: Identity,
        reason: String? = nil,
        now: Date,
        _ decide: (ViewedEvent) throws -> EventStep?
    ) async throws -> Event? {
        try await database.transaction(isolation: #isolation) { transaction in
            guard let viewed = try await Self.locked(id, by: identity, transaction, now: now) else { return nil }
            let old = viewed.event
            guard let step = try decide(viewed) else { return old }
            _ = try await transaction.query(
                """
                UPDATE events.events SET state = \(step.destination.rawValue), updated_at = now(), version = version + 1
                WHERE id = \(id)
                """
            )
            try await Self.tell(step, id, reason, from: old.status.state, transaction)
            _ = try await transaction.query(
                """
                INSERT INTO events.audit_log (actor_id, action, subject_id, detail)
                VALUES (\(identity.userID), \(step.rawValue), \(id), jsonb_strip_nulls(jsonb_build_object('reason', \(reason)::text)))
                """
            )
            return try await Self.locked(id, by: identity, transaction, now: now)?.event
        }
    }

    /// Tells open pages, and the organizer what an administrator decided; all others are told by
    /// `events.keep_announcements`.
    private static func tell(
        _ step: EventStep,
        _ id: UUID,
        _ reason: String?,
        from origin: EventState,
        _ transaction: PostgresTransaction
    ) async throws {
        let change: PostgresQuery =
            switch step {
            case .publish, .approve: "events.record_change('event:created', e, events.event_json(e))"
            case .cancel where origin == .published:
                "events.record_change('event:deleted', e, jsonb_build_object('id', e.id))"
            default: "events.record_change('event:updated', e, events.event_json(e))"
            }
        _ = try await transaction.query("SELECT \(change) FROM events.events AS e WHERE e.id = \(id)")
        let mail: PostgresQuery? =
            switch step {
            // An administrator who publishes what waits has approved it.
            case .publish where origin == .pending, .approve: "events.tell_organizer('event_approved', e, '{}')"
            case .giveBack: "events.tell_organizer('event_returned', e, jsonb_build_object('reason', \(reason)::text))"
            default: nil
            }
        if let mail {
            _ = try await transaction.query("SELECT \(mail) FROM events.events AS e WHERE e.id = \(id)")
        }
    }
}
