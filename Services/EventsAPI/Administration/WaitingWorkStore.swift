import Postgres

/// The SQL of what waits for an administrator.
struct WaitingWorkStore: Sendable {
    let database: PostgresClient

    /// How many events wait to be published; a few entries of `events_unpublished`.
    func approvals() async throws -> Int {
        try await database.read("SELECT count(*) AS n FROM events.events WHERE state = 'pending'").first?.get("n") ?? 0
    }
}
