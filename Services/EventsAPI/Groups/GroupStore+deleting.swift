import CampusCore
import Foundation
import Postgres

extension GroupStore {
    /// How many events of the group are yet to come, drafts included.
    func comingEvents(of id: UUID, now: Date) async throws -> Int {
        try await database.read(
            """
            SELECT count(*) AS n FROM events.events
            WHERE group_id = \(id) AND state <> 'cancelled' AND end_time > \(now)
            """
        ).first?.get("n") ?? 0
    }

    /// Removes the group; its past events stay with those who made them.
    func delete(_ group: Group, by actor: UUID) async throws {
        let id = group.id.uuid
        _ = try await database.write(
            """
            WITH left_alone AS (
                UPDATE events.events SET group_id = NULL, updated_at = now(), version = version + 1
                WHERE group_id = \(id) RETURNING *
            ), logged AS (
                INSERT INTO events.audit_log (actor_id, action, subject_id, detail)
                SELECT \(actor), 'event.updated', id, '{"fields": ["group_id"]}' FROM left_alone
            )
            SELECT events.record_change('event:updated', left_alone, events.event_json(left_alone)) FROM left_alone
            """
        )
        _ = try await database.write(
            """
            WITH gone AS (DELETE FROM events.groups WHERE id = \(id) RETURNING id, name)
            INSERT INTO events.audit_log (actor_id, action, subject_id, detail)
            SELECT \(actor), 'group.deleted', id, jsonb_build_object('name', name) FROM gone
            """
        )
    }
}
