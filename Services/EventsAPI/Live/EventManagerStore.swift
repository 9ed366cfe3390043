import CampusCore
import Foundation
import Postgres

/// The SQL of who manages which events, as ``EventPowers`` says it.
struct EventManagerStore: Sendable {
    let database: PostgresClient

    /// Which of the events the person manages.
    func managed(of eventIDs: [UUID], by userID: UUID) async throws -> Set<UUID> {
        guard !eventIDs.isEmpty else { return [] }
        let roles = GroupRole.allCases.filter(\.managesEvents).map(\.rawValue)
        return Set(
            try await database.read(
                """
                SELECT event.id FROM events.events AS event
                JOIN events.users AS person ON person.id = \(userID) AND person.deleted_at IS NULL
                WHERE event.id = ANY(\(eventIDs)::uuid[]) AND (
                    person.role = 'admin' OR event.organizer_id = person.id OR EXISTS (
                        SELECT FROM events.group_members AS member
                        WHERE member.group_id = event.group_id AND member.user_id = person.id
                            AND member.role = ANY(\(roles)::text[])
                    )
                )
                """
            ).map { try $0.get("id") }
        )
    }
}
