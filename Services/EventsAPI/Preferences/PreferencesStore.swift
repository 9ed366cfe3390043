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

    /// Runs `body` with the person's preferences while nobody else changes them.
    ///
    /// - Parameter body: is given where to write.
    /// - Returns: nil when the account is gone.
    func locked<Value: Sendable>(
        userID: UUID,
        _ body: @Sendable (NotificationPreferences, PreferencesStore) async throws -> Value?
    ) async throws -> Value? {
        try await database.transaction(isolation: #isolation) { transaction in
            // The row is locked by one statement and read by another, which sees what was committed before.
            let person = try await transaction.query(
                "SELECT id FROM events.users WHERE id = \(userID) AND deleted_at IS NULL FOR NO KEY UPDATE"
            )
            let store = PreferencesStore(database: transaction)
            guard !person.isEmpty, let preferences = try await store.preferences(userID: userID) else { return nil }
            return try await body(preferences, store)
        }
    }

    /// Replaces what the person chose, but for the telephone. The caller holds the person's lock.
    func replace(_ proposal: PreferencesProposal.Validated, userID: UUID) async throws {
        let categories = proposal.categories.map(\.rawValue)
        let (kinds, channels, wanted) = Self.columns(proposal.channels)
        _ = try await database.write(
            "UPDATE events.users SET language = \(proposal.language) WHERE id = \(userID)"
        )
        _ = try await database.write("DELETE FROM events.chosen_categories WHERE user_id = \(userID)")
        _ = try await database.write(
            """
            INSERT INTO events.chosen_categories (user_id, category)
            SELECT \(userID), category FROM unnest(\(categories)::text[]) AS category
            """
        )
        _ = try await database.write("DELETE FROM events.channel_choices WHERE user_id = \(userID)")
        _ = try await database.write(
            """
            INSERT INTO events.channel_choices (user_id, kind, channel, is_wanted)
            SELECT \(userID), * FROM unnest(\(kinds)::text[], \(channels)::text[], \(wanted)::boolean[])
            """
        )
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
