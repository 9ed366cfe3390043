import Foundation
import PostgresTesting
import SecrecyTesting
import Testing

@testable import Postgres

/// TLS to a real PostgreSQL with certificates of a private authority, as `sslmode=verify-full` verifies them.
/// One after the other: each has a server of its own, and the other tests need the machine too.
@Suite(.serialized) struct TransportSecurityTests {
    private static let name = "db.campus.example"

    /// A server that takes encrypted connections only, with a certificate of the authority.
    private func server(
        _ authority: PrivateAuthority,
        _ names: [String],
        days: Int = 1,
        settings: [String] = []
    ) async throws -> PostgresTestServer {
        let issued = try await authority.issue(names, days: days)
        let rules = authority.folder.appending(path: "pg_hba.conf")
        try Data("hostssl all all 127.0.0.1/32 trust\n".utf8).write(to: rules)
        let server = try await PostgresTestServer()
        try await server.stop()
        try await server.start(
            ["ssl=on", "ssl_cert_file=\(issued.certificate)", "ssl_key_file=\(issued.key)", "hba_file=\(rules.path())"]
                + settings
        )
        return server
    }

    /// - Parameter address: for names that no resolver knows; libpq compares the certificate with the host's name.
    private func configuration(
        _ server: PostgresTestServer,
        host: String = Self.name,
        address: String? = "127.0.0.1",
        user: String = "campus",
        authority: PrivateAuthority
    ) throws -> PostgresConfiguration {
        let place = address.map { "&hostaddr=\($0)" } ?? ""
        var configuration = try PostgresConfiguration(
            url: "postgres://\(user)@\(host):\(server.port)/postgres?sslmode=verify-full"
                + "&sslrootcert=\(authority.certificate)\(place)"
        )
        configuration.readConnections = 1
        configuration.writeConnections = 1
        configuration.interactiveConnections = 1
        return configuration
    }

    /// Why nothing comes of a connection, after a second in which it is tried again and again.
    private func refusal(_ configuration: PostgresConfiguration) async throws -> String {
        var configuration = configuration
        configuration.waiterTimeout = .seconds(1)
        return try await TestDatabase.running(configuration) { client in
            let error = await #expect(throws: PostgresError.self) { try await client.read("SELECT 1") }
            #expect(error?.code == .connectionFailed)
            return error?.description ?? "nothing was refused"
        }
    }

    private func security(_ rows: PostgresRows) throws -> (isEncrypted: Bool, version: String) {
        let row = try #require(rows.first)
        return (try row.get("ssl"), try row.get("version"))
    }

    @Test func everyPoolConnectsToTheServerThatIsVerified() async throws {
        let authority = try await PrivateAuthority()
        let server = try await server(authority, ["DNS:\(Self.name)", "DNS:localhost"])
        let query: PostgresQuery = "SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
        // The second one's name is resolved by us, and is still what the certificate is compared with.
        for (host, address) in [(Self.name, "127.0.0.1"), ("localhost", nil)] as [(String, String?)] {
            let configuration = try configuration(server, host: host, address: address, authority: authority)
            try await TestDatabase.running(configuration) { client in
                let found = [
                    try await security(client.read(query)), try await security(client.write(query)),
                    try await security(client.transaction { try await $0.query(query) }),
                ]
                for connection in found {
                    #expect(connection.isEncrypted)
                    #expect(["TLSv1.2", "TLSv1.3"].contains(connection.version))
                }
            }
        }
        let migrator = Migrator(
            configuration: try configuration(server, authority: authority),
            schema: "campus",
            migrations: [],
            logger: LogLines().logger
        )
        #expect(try await migrator.migrate() == [])
    }

    @Test func anotherAuthoritysCertificateIsRefused() async throws {
        let authority = try await PrivateAuthority()
        let other = try await PrivateAuthority()
        let server = try await server(authority, ["DNS:\(Self.name)"])
        let said = try await refusal(configuration(server, authority: other))
        #expect(said.contains("certificate verify failed"))
        let migrator = Migrator(
            configuration: try configuration(server, authority: other),
            schema: "campus",
            migrations: [],
            logger: LogLines().logger
        )
        let error = await #expect(throws: PostgresError.self) { try await migrator.migrate() }
        #expect(error?.description.contains("certificate verify failed") == true)
    }

    @Test func anotherNamesCertificateIsRefused() async throws {
        let authority = try await PrivateAuthority()
        let server = try await server(authority, ["DNS:\(Self.name)"])
        let others: [(String, String?)] = [
            ("other.campus.example", "127.0.0.1"), ("localhost", nil), ("127.0.0.1", nil),
        ]
        for (host, address) in others {
            let said = try await refusal(configuration(server, host: host, address: address, authority: authority))
            #expect(said.contains("server certificate for \"\(Self.name)\""))
            #expect(said.contains("does not match host name \"\(host)\""))
        }
    }

    @Test func anExpiredCertificateIsRefused() async throws {
        let authority = try await PrivateAuthority()
        let server = try await server(authority, ["DNS:\(Self.name)"], days: -1)
        let said = try await refusal(configuration(server, authority: authority))
        #expect(said.contains("certificate verify failed"))
    }

    @Test func aServerWithoutTLSIsRefused() async throws {
        let authority = try await PrivateAuthority()
        let server = try await PostgresTestServer()
        let said = try await refusal(configuration(server, authority: authority))
        #expect(said.contains("server does not support SSL, but SSL was required"))
    }

    /// libpq 15's own cancel request is never encrypted, and whoever reads it may send it again.
    @Test func aCancellationIsEncryptedAsWell() async throws {
        let authority = try await PrivateAuthority()
        let logs = authority.folder.appending(path: "logs")
        let server = try await server(
            authority,
            ["DNS:\(Self.name)"],
            settings: [
                "logging_collector=on", "log_directory=\(logs.path())", "log_filename=server.log",
                "log_connections=on", "log_line_prefix=%p ",
            ]
        )
        func processes(_ words: String) throws -> [Substring] {
            try String(contentsOf: logs.appending(path: "server.log"), encoding: .utf8).split(separator: "\n")
                .filter { $0.contains(words) }.compactMap { $0.split(separator: " ").first }
        }
        try await TestDatabase.running(configuration(server, authority: authority)) { administration in
            // As two login roles share one owner, so that a password can be changed at leisure.
            for statement: PostgresQuery in [
                "CREATE ROLE owner", "CREATE ROLE app LOGIN IN ROLE owner", "ALTER ROLE app SET role = owner",
            ] { _ = try await administration.write(statement) }
            var tested = try configuration(server, user: "app", authority: authority)
            tested.applicationName = "tested"
            try await TestDatabase.running(tested) { client in
                _ = try await client.read("SELECT 1")
                _ = try await client.write("SELECT 1")
                _ = try await client.transaction { try await $0.query("SELECT 1") }
                // Every connection of the client is up, and said to be.
                let encrypted = "application_name=tested SSL enabled"
                try await wait { try processes(encrypted).count == 3 }
                let before = try processes("connection received").count
                let task = Task { try await client.transaction { try await $0.query("SELECT pg_sleep(60)") } }
                try await wait { try await sleepers(administration) == 1 }
                task.cancel()
                let begin = ContinuousClock.now
                let error = await #expect(throws: PostgresError.self) { try await task.value }
                #expect(error?.code == .cancelled)
                try await wait { try await sleepers(administration) == 0 }
                // Else it was the server's own limit for a statement that ended it.
                #expect(ContinuousClock.now - begin < .seconds(3))
                _ = try await client.transaction { try await $0.query("SELECT 1") }
                try await wait { try processes(encrypted).count == 4 }
                let arrived = try processes("connection received").dropFirst(before)
                #expect(arrived.count == 1)
                #expect(try arrived.last == processes(encrypted).last)
            }
        }
    }

    private func sleepers(_ client: PostgresClient) async throws -> Int {
        let rows = try await client.read(
            "SELECT count(*) AS n FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%pg_sleep(60)%' AND pid <> pg_backend_pid()"
        )
        return try #require(rows.first).get("n")
    }

    private func wait(_ condition: () async throws -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(20)
        while try await !condition() {
            try #require(ContinuousClock.now < deadline, "what was waited for did not come")
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    @Test func aClientWarnsOfAServerThatNobodyVerifies() async throws {
        // No connection can go to a multicast address, so that nothing leaves this machine.
        for (url, warnings) in [
            ("postgres://campus:secret-word@\(Self.name)/campus?hostaddr=224.0.0.1", 1),
            ("postgres://campus:secret-word@\(Self.name)/campus?hostaddr=224.0.0.1&sslmode=verify-full", 0),
            ("postgres://campus:secret-word@127.0.0.1:1/campus", 0),
        ] {
            let log = LogLines()
            let client = PostgresClient(configuration: try PostgresConfiguration(url: url), logger: log.logger)
            let run = Task { try await client.run() }
            try await Task.sleep(for: .milliseconds(50))
            run.cancel()
            try await run.value
            #expect(log.count(of: "does not verify that the server is \(Self.name)") == warnings)
            #expect(!log.text.contains("secret-word"))
        }
    }
}
