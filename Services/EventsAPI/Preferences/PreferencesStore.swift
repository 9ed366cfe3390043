import CampusCore
import Foundation
import Postgres

/// The SQL of preferences.
struct PreferencesStore: Sendable {
    let database: any PostgresDatabase

    /// - Returns: nil when the account is gone.
    func preferences(userID: UUID) async throws -> NotificationPreferences? {
        try await database.read(
            """
            SELECT u.language, coalesce(p.number, c.number) AS phone, p.number IS NOT NULL AS is_verified,
                ARRAY(SELECT category FROM events.chosen_categories WHERE user_id = u.id) AS categories,
                ARRAY(
                    SELECT kind || ' ' || channel || ' ' || is_wanted FROM events.channel_choices WHERE user_id = u.id
                ) AS choices
            FROM events.users AS u LEFT JOIN events.phones AS p ON p.user_id = u.id
            LEFT JOIN events.phone_codes AS c ON c.user_id = u.id AND c.expires_at > now()
            WHERE u.id = \(userID) AND u.deleted_at IS NULL
            """
        ).first.map { row in
            let categories = Set(try row.get("categories", as: [String].self))
            return NotificationPreferences(
                language: try row.get("language"),
                phone: try row.get("phone"),
                phoneVerified: try row.get("is_verified"),
                categories: EventCategory.allCases.filter { categories.contains($0.rawValue) },
                channels: ChannelChoices(texts: try row.get("choices"))
            )
        }
    }

    /// Replaces what the person chose, but for the telephone.
    func replace(_ proposal: PreferencesProposal.Validated, userID: UUID) async throws {
        let categories = proposal.categories.map(\.rawValue)
        let (kinds, channels, wanted) = Self.columns(proposal.channels)
        try await database.transaction(isolation: #isolation) { transaction in
            // Locks the person's row, so that of two at once one is whole.
            let person = try await transaction.query(
                """
                UPDATE events.users SET language = \(proposal.language)
                WHERE id = \(userID) AND deleted_at IS NULL RETURNING id
                """
            )
            guard person.first != nil else { return }
            _ = try await transaction.query("DELETE FROM events.chosen_categories WHERE user_id = \(userID)")
            _ = try await transaction.query(
                """
                INSERT INTO events.chosen_categories (user_id, category)
                SELECT \(userID), category FROM unnest(\(categories)::text[]) AS category
                """
            )
            _ = try await transaction.query("DELETE FROM events.channel_choices WHERE user_id = \(userID)")
            _ = try await transaction.query(
                """
                INSERT INTO events.channel_choices (user_id, kind, channel, is_wanted)
                SELECT \(userID), * FROM unnest(\(kinds)::text[], \(channels)::text[], \(wanted)::boolean[])
                """
            )
        }
    }

    /// Notes one choice, which may be the default again.
    ///
    /// - Returns: false when the account is gone.
    func choose(
        _ isWanted: Bool,
        _ kind: NotificationKind,
        by channel: NotificationChannel,
        userID: UUID
    ) async throws -> Bool {
        try await database.write(
            """
            WITH person AS (
                SELECT id FROM events.users WHERE id = \(userID) AND deleted_at IS NULL FOR NO KEY UPDATE
            ), chosen AS (
                INSERT INTO events.channel_choices (user_id, kind, channel, is_wanted)
                SELECT id, \(kind), \(channel), \(isWanted) FROM person
                ON CONFLICT (user_id, kind, channel) DO UPDATE SET is_wanted = excluded.is_wanted
            )
            SELECT id FROM person
            """
        ).first != nil
    }

    private static func columns(_ choices: ChannelChoices) -> (kinds: [String], channels: [String], wanted: [Bool]) {
        let rows = choices.exceptions.sorted {
            ($0.key.kind.rawValue, $0.key.channel.rawValue) < ($1.key.kind.rawValue, $1.key.channel.rawValue)
        }
        return (rows.map(\.key.kind.rawValue), rows.map(\.key.channel.rawValue), rows.map(\.value))
    }
}
