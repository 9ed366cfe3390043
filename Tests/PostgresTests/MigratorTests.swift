import Logging
import Postgres
import PostgresTesting
import Testing

@Suite struct MigratorTests {
    private let migrations = [
        Migration(name: "0001_seats", sql: "CREATE TABLE hall.seats (n integer); INSERT INTO hall.seats VALUES (1);"),
        Migration(name: "0002_more", sql: "INSERT INTO hall.seats VALUES (2);"),
    ]

    @Test func replicasThatStartTogetherApplyEachOnce() async throws {
        try await TestDatabase.with { database in
            let migrator = Migrator(
                configuration: database.configuration,
                schema: "hall",
                migrations: migrations,
                logger: Logger(label: "test")
            )
            let applied = try await withThrowingTaskGroup(of: [String].self) { group in
                for _ in 0..<4 { group.addTask { try await migrator.migrate() } }
                return try await group.reduce([], +)
            }
            #expect(applied.sorted() == ["0001_seats", "0002_more"])
            #expect(try await database.client.read("SELECT * FROM hall.seats").count == 2)
        }
    }

    @Test func aFileChangedAfterItWasAppliedIsAnError() async throws {
        try await TestDatabase.with { database in
            func migrator(_ migrations: [Migration]) -> Migrator {
                Migrator(
                    configuration: database.configuration,
                    schema: "hall",
                    migrations: migrations,
                    logger: Logger(label: "test")
                )
            }
            _ = try await migrator(migrations).migrate()
            let edited = [Migration(name: "0001_seats", sql: "SELECT 1"), migrations[1]]
            let error = await #expect(throws: PostgresError.self) { try await migrator(edited).migrate() }
            #expect(error?.code == .migration)
            #expect(try await migrator([migrations[0]]).migrate() == [], "an older program leaves a newer step alone")
        }
    }

    @Test func aFailingStepLeavesNothing() async throws {
        try await TestDatabase.with { database in
            let broken = Migration(name: "0001_broken", sql: "CREATE TABLE hall.seats (n integer); SELECT nothing;")
            let migrator = Migrator(
                configuration: database.configuration,
                schema: "hall",
                migrations: [broken],
                logger: Logger(label: "test")
            )
            await #expect(throws: PostgresError.self) { try await migrator.migrate() }
            let rows = try await database.client.read("SELECT to_regclass('hall.seats')::text AS name")
            #expect(try rows[0].get("name", as: String?.self) == nil)
        }
    }
}
