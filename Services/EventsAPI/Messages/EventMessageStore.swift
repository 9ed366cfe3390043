import CampusCore
import Foundation
import Postgres

/// The SQL of organizers' messages, each of which is an announcement.
struct EventMessageStore: Sendable {
    let database: any PostgresDatabase

    /// What ``message(_:)`` reads.
    private static let columns: PostgresQuery = """
        a.id, a.event_id, a.sender_id, (SELECT u.name FROM events.users AS u WHERE u.id = a.sender_id) AS sender_name,
        a.audience, a.context ->> 'message_subject' AS subject, a.context ->> 'message_body' AS message, a.created_at,
        a.told_count, a.done_at
        """

    func insert(_ details: EventMessageProposal.Details, id: UUID, eventID: UUID, senderID: UUID) async throws
        -> EventMessage
    {
        let row = try await database.write(
            """
            WITH a AS (
                INSERT INTO events.announcements (id, event_id, template, audience, due_at, context, as_of, sender_id)
                VALUES (
                    \(id), \(eventID), 'event_message', \(details.audience.rawValue), clock_timestamp(),
                    jsonb_build_object('message_subject', \(details.subject)::text, 'message_body', \(details.message)::text),
                    clock_timestamp(), \(senderID)
                ) RETURNING *
            ), logged AS (
                INSERT INTO events.audit_log (actor_id, action, subject_id, detail)
                SELECT sender_id, 'event.message_sent', event_id, jsonb_build_object('audience', audience) FROM a
            )
            SELECT \(Self.columns) FROM a
            """
        ).first
        guard let row else { throw PostgresError.noRow("INSERT INTO events.announcements") }
        return try Self.message(row)
    }

    /// The event's messages, the latest first; version 7 of their ids has the order of time.
    func messages(eventID: UUID, before id: UUID?, limit: Int) async throws -> [EventMessage] {
        let place: PostgresQuery = id.map { "AND a.id < \($0)" } ?? ""
        return try await database.read(
            """
            SELECT \(Self.columns) FROM events.announcements AS a
            WHERE a.event_id = \(eventID) AND a.template = 'event_message' \(place)
            ORDER BY a.id DESC LIMIT \(limit)
            """
        ).map(Self.message)
    }

    private static func message(_ row: PostgresRow) throws -> EventMessage {
        EventMessage(
            id: WireID(try row.get("id")),
            eventID: WireID(try row.get("event_id")),
            senderID: WireID(try row.get("sender_id")),
            senderName: try row.get("sender_name"),
            audience: try row.get("audience"),
            subject: try row.get("subject"),
            message: try row.get("message"),
            createdAt: try row.get("created_at"),
            toldCount: try row.get("told_count"),
            toldAt: try row.get("done_at")
        )
    }
}
