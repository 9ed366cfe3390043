import Foundation
import Postgres
import PostgresTesting
import Testing

@Suite struct PostgresClientTests {
    @Test func valuesComeBackAsTheyWent() async throws {
        try await TestDatabase.with { database in
            let id = UUID()
            let date = Date(timeIntervalSince1970: 1_788_285_600.123456)
            let row = try await database.client.read(
                """
                SELECT \(id)::uuid AS id, \(date)::timestamptz AS date, \("it's \"ö\" \\")::text AS text, \(-7)::integer AS number,
                    \(true)::boolean AS yes, \(String?.none)::text AS nothing, \(["a,\"b", "c\\d"])::text[] = ARRAY['a,"b', 'c\\d'] AS list
                """
            )[0]
            #expect(try row.get("id") == id)
            #expect(abs(try row.get("date", as: Date.self).timeIntervalSince(date)) < 0.000_002)
            #expect(try row.get("text") == "it's \"ö\" \\")
            #expect(try row.get("number") == -7)
            #expect(try row.get("yes") == true)
            #expect(try row.get("nothing", as: String?.self) == nil)
            #expect(throws: PostgresError.self) { try row.get("nothing", as: String.self) }
            #expect(try row.get("list") == true)
        }
    }

    @Test func aThousandReadsAtOnceEachGetTheirOwnAnswer() async throws {
        try await TestDatabase.with { database in
            let client = database.client
            let wrong = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<1000 {
                    group.addTask { try await client.read("SELECT \(number)::integer AS n")[0].get("n") != number }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(wrong == 0)
        }
    }

    @Test func theWritesOfALineRunInOrderWithoutWaitingForAnswersAndPastOneThatFails() async throws {
        try await TestDatabase.with { database in
            let client = database.client
            _ = try await client.write("CREATE TABLE run (place serial, name text CHECK (name <> 'wrong'))")
            // By the end of these every connection is there.
            try await withThrowingTaskGroup { group in
                for _ in 0..<8 { group.addTask { _ = try await client.write("SELECT pg_sleep(0.1)") } }
                try await group.waitForAll()
            }
            let (answers, continuation) = AsyncStream.makeStream(of: String.self)
            func write(_ name: String, seconds: Double = 0, line: UUID) {
                let query: PostgresQuery =
                    "INSERT INTO run (name) SELECT \(name)::text FROM pg_sleep(\(seconds)::float)"
                client.write([query], inLine: line) { rows in
                    switch rows {
                    case .success: continuation.yield(name)
                    case .failure(let error): continuation.yield("\(name): \(error.sqlState?.rawValue ?? "")")
                    }
                }
            }
            let line = UUID()
            write("first", seconds: 1, line: line)
            for name in ["wrong", "third", "fourth"] { write(name, line: line) }
            write("of another line", line: UUID())
            let told = await answers.prefix(5).reduce(into: []) { $0.append($1) }
            #expect(told == ["of another line", "first", "wrong: 23514", "third", "fourth"])
            let rows = try await client.read("SELECT name FROM run ORDER BY place")
            #expect(try rows.map { try $0.get("name") } == ["of another line", "first", "third", "fourth"])
        }
    }

    @Test func whoHasNoTaskIsToldTheAnswerOnce() async throws {
        try await TestDatabase.with { database in
            func told(_ query: PostgresQuery) async throws -> [Result<Int, PostgresError>] {
                let (answers, continuation) = AsyncStream.makeStream(of: Result<Int, PostgresError>.self)
                database.client.read(query) { rows in
                    continuation.yield(
                        rows.flatMap { rows in
                            Result { () throws(PostgresError) in try rows[0].get("n") }
                        }
                    )
                }
                // Whatever would be told twice has been by then.
                _ = try await database.client.write("SELECT 1")
                var all: [Result<Int, PostgresError>] = []
                for await answer in answers {
                    all.append(answer)
                    continuation.finish()
                }
                return all
            }
            let right = try await told("SELECT \(7)::integer AS n")
            #expect(right.count == 1)
            #expect(try right[0].get() == 7)
            let wrong = try await told("SELECT \(7)::integer / 0 AS n")
            #expect(throws: PostgresError.self) { try wrong[0].get() }
            let unsendable = try await told("SELECT \("\0")::text AS n")
            #expect(throws: PostgresError.self) { try unsendable[0].get() }
        }
    }

    @Test func oneFailingReadDoesNotFailItsNeighbours() async throws {
        try await TestDatabase.with { database in
            let client = database.client
            let (answered, failed) = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<400 {
                    group.addTask {
                        do {
                            let divisor = number % 40 == 7 ? 0 : 1
                            return try await client.read("SELECT \(number)::integer / \(divisor)::integer AS n")[0].get(
                                "n"
                            ) == number
                        } catch {
                            return false
                        }
                    }
                }
                var counts = (answered: 0, failed: 0)
                for await isAnswered in group {
                    if isAnswered { counts.answered += 1 } else { counts.failed += 1 }
                }
                return counts
            }
            #expect(answered == 390)
            #expect(failed == 10)
        }
    }

    @Test func aWriteOfSeveralStatementsIsAllOrNothing() async throws {
        try await TestDatabase.with { database in
            let client = database.client
            _ = try await client.write("CREATE TABLE seats (n integer CONSTRAINT seats_unique PRIMARY KEY)")
            let error = await #expect(throws: PostgresError.self) {
                try await client.write([
                    "INSERT INTO seats VALUES (\(1))", "INSERT INTO seats VALUES (\(2))",
                    "INSERT INTO seats VALUES (\(1))",
                ])
            }
            #expect(error?.sqlState == .uniqueViolation)
            #expect(error?.constraint == "seats_unique")
            #expect(try await client.read("SELECT * FROM seats").isEmpty)
            let rows = try await client.write(["INSERT INTO seats VALUES (\(1))", "INSERT INTO seats VALUES (\(2))"])
            #expect(rows.map(\.affected) == [1, 1])
        }
    }

    @Test func aTransactionCommitsOrRollsBack() async throws {
        struct Stop: Error {}
        try await TestDatabase.with { database in
            let client = database.client
            _ = try await client.write("CREATE TABLE seats (n integer)")
            try await client.transaction { _ = try await $0.query("INSERT INTO seats VALUES (1)") }
            await #expect(throws: Stop.self) {
                try await client.transaction { transaction in
                    _ = try await transaction.query("INSERT INTO seats VALUES (2)")
                    throw Stop()
                }
            }
            // The pool has two connections: were one not given back, the third round would wait for ever.
            for _ in 0..<6 {
                await #expect(throws: PostgresError.self) {
                    try await client.transaction { _ = try await $0.query("SELECT nothing") }
                }
            }
            #expect(try await client.read("SELECT count(*) AS count FROM seats")[0].get("count") == 1)
        }
    }

    @Test func aCancelledTaskLeavesAtOnceAndItsStatementIsStopped() async throws {
        try await TestDatabase.with { database in
            let client = database.client
            let start = ContinuousClock.now
            let task = Task {
                try await client.transaction { _ = try await $0.query("SELECT pg_sleep(20)") }
            }
            try await Task.sleep(for: .milliseconds(200))
            task.cancel()
            let error = await #expect(throws: PostgresError.self) { try await task.value }
            #expect(error?.code == .cancelled)
            #expect(ContinuousClock.now - start < .seconds(5))
            var sleeping = 1
            while sleeping > 0, ContinuousClock.now - start < .seconds(10) {
                sleeping = try await client.read(
                    "SELECT count(*) AS n FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(20%' AND state = 'active' AND datname = current_database()"
                )[0].get("n")
            }
            #expect(sleeping == 0)
        }
    }

    @Test func everyCallIsAnsweredWhenTheServerCutsItsConnections() async throws {
        try await TestDatabase.with { database in
            let client = database.client
            _ = try await client.write("CREATE TABLE seats (n integer PRIMARY KEY)")
            let outcomes = await withTaskGroup(of: (Int, PostgresError.Code?).self) { group in
                for number in 0..<300 {
                    group.addTask {
                        do {
                            try await Task.sleep(for: .milliseconds(number))
                            _ = try await client.write("INSERT INTO seats VALUES (\(number))")
                            return (number, nil)
                        } catch {
                            return (number, (error as? PostgresError)?.code)
                        }
                    }
                }
                group.addTask {
                    for _ in 0..<5 {
                        do {
                            try await Task.sleep(for: .milliseconds(50))
                            _ = try await client.read(
                                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
                            )
                        } catch {
                            // The next round tries again.
                        }
                    }
                    return (-1, nil)
                }
                return await group.reduce(into: [Int: PostgresError.Code?]()) { $0[$1.0] = $1.1 }
            }
            #expect(outcomes.count == 301)
            let stored = Set(try await client.read("SELECT n FROM seats").map { try $0.get("n", as: Int.self) })
            let confirmed = outcomes.filter { $0.key >= 0 && $0.value == nil }.map(\.key)
            #expect(stored.isSuperset(of: confirmed), "what was answered as done is there")
            #expect(outcomes.values.compactMap { $0 }.allSatisfy { [.outcomeUnknown, .connectionLost].contains($0) })
        }
    }

    @Test func withoutAServerTheCallerHearsInTime() async throws {
        var configuration = try PostgresConfiguration(url: "postgres://nobody:secret-word@127.0.0.1:1/none")
        configuration.waiterTimeout = .milliseconds(300)
        let client = PostgresClient(configuration: configuration, logger: .init(label: "test"))
        await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await client.run() }
            let error = await #expect(throws: PostgresError.self) { try await client.read("SELECT 1") }
            #expect(error?.code == .connectionFailed)
            #expect(error?.description.contains("secret-word") == false)
            group.cancelAll()
        }
    }
}
