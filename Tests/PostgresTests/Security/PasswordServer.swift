import Foundation
import Postgres
import PostgresTesting

/// A PostgreSQL of a test's own whose role `app` needs a password, as SCRAM-SHA-256 checks it; `campus` needs none.
final class PasswordServer: Sendable {
    let server: PostgresTestServer
    private let folder: URL

    /// - Parameter password: of the role `app`, which may use the table `entries (number bigint)`.
    init(password: String) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "hba-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let rules = folder.appending(path: "pg_hba.conf")
        try Data("host all campus 127.0.0.1/32 trust\nhost all app 127.0.0.1/32 scram-sha-256\n".utf8).write(to: rules)
        server = try await PostgresTestServer()
        try await server.stop()
        try await server.start(["hba_file=\(rules.path())", "password_encryption=scram-sha-256"])
        try await administer("CREATE ROLE app LOGIN")
        try await change(password: password)
        try await administer("CREATE TABLE entries (number bigint NOT NULL)")
        try await administer("GRANT SELECT, INSERT ON entries TO app")
    }

    deinit {
        do {
            try FileManager.default.removeItem(at: folder)
        } catch {
            print("cannot remove \(folder.path()): \(error)")
        }
    }

    /// The URL with which `app` comes in.
    func url(password: String, host: String = "127.0.0.1") -> String {
        "postgres://app:\(password)@\(host):\(server.port)/postgres"
    }

    func change(password: String) async throws {
        // ALTER ROLE takes no bound values; a test's passwords have no quotes in them.
        try await administer(PostgresQuery(stringLiteral: "ALTER ROLE app PASSWORD '\(password)'"))
    }

    /// Ends every session of `app`.
    func endSessions() async throws {
        try await administer("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'app'")
    }

    @discardableResult
    func administer(_ statement: PostgresQuery) async throws -> PostgresRows {
        try await TestDatabase.running(try PostgresConfiguration(url: server.url)) { try await $0.write(statement) }
    }
}
