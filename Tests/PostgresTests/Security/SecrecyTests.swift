import Foundation
import SecrecyTesting
import Testing

@testable import Postgres

/// A password that is looked for wherever one might turn up by mistake.
@Suite struct SecrecyTests {
    private static let word = "hunter2"

    @Test(arguments: [
        "postgres://campus:\(word)@db/campus", "host=db user=campus password=\(word) sslpassword=\(word)",
        "postgres://campus@db/campus?password=\(word)&sslmode=verify-full",
    ])
    func nothingThatHoldsItShowsIt(_ url: String) throws {
        let configuration = try PostgresConfiguration(url: url)
        let logger = LogLines().logger
        let holders: [Any] = [
            try ConnectionParameters(url: url), configuration,
            PostgresClient(configuration: configuration, logger: logger),
            Migrator(configuration: configuration, schema: "campus", migrations: [], logger: logger),
        ]
        for holder in holders { #expect(!everyText(of: holder).contains(Self.word)) }
        #expect(everyText(of: configuration).contains("db"))
        #expect(configuration.parameters(for: .reads, of: configuration.server)["password"] == Self.word)
    }

    @Test(arguments: [
        "postgres://campus:\(word)@db:port", word, "postgres://campus:\(word)@db?sslmode=\(word)",
        "postgres://campus:\(word)@db?\(word)=1", "host=db port=0 password=\(word)", "host=db password='\(word)",
        "postgres://campus:@\(word)@db", "postgres://campus:%zz\(word)@db", "",
    ])
    func aURLThatIsRefusedIsNotRepeated(_ url: String) {
        let error = #expect(throws: PostgresError.self) { try PostgresConfiguration(url: url) }
        #expect(error.map { everyText(of: $0).contains(Self.word) } == false)
    }

    /// What a server, the resolver and the network answer to someone who knocks with a password.
    @Test func noFailureToConnectShowsIt() async throws {
        let server = try await PasswordServer(password: "right")
        let wrong = Self.word
        let cases = [
            (server.url(password: wrong), "password authentication failed for user \"app\""),
            // No resolver is asked for a name that cannot be one.
            (server.url(password: wrong, host: "no..where"), "the host name is not known"),
            (server.url(password: wrong) + "?sslmode=require", "server does not support SSL"),
            ("postgres://app:\(wrong)@127.0.0.1:1/postgres", "Connection refused"),
            ("postgres://campus:\(wrong)@127.0.0.1:\(server.server.port)/nothing", "\"nothing\" does not exist"),
        ]
        for (url, reason) in cases {
            let log = LogLines()
            var configuration = try PostgresConfiguration(url: url)
            configuration.waiterTimeout = .seconds(1)
            let client = PostgresClient(configuration: configuration, logger: log.logger)
            await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await client.run() }
                var text = ""
                // On a busy machine a second can pass before the first attempt has failed.
                for _ in 0..<20 where !text.contains(reason) {
                    let error = await #expect(throws: PostgresError.self) { try await client.read("SELECT 1") }
                    text = error.map(everyText(of:)) ?? ""
                    guard !text.contains(wrong) else { break }
                }
                #expect(text.contains(reason) && !text.contains(wrong))
                group.cancelAll()
            }
            let migrator = Migrator(configuration: configuration, schema: "x", migrations: [], logger: log.logger)
            let error = await #expect(throws: PostgresError.self) { try await migrator.migrate() }
            #expect(error.map { everyText(of: $0).contains(wrong) } == false)
            #expect(log.count(of: "a connection to PostgreSQL is lost") > 0)
            #expect(!log.text.contains(wrong))
        }
    }
}
