import CampusCore
import Foundation
import Postgres

/// Reads what the database holds of a person, as JSON of whatever form it has there.
struct ExportStore: Sendable {
    let database: any PostgresDatabase

    /// What is found, a value a thing.
    func values(_ section: ExportSection, userID: UUID) async throws -> [JSONValue] {
        try await database.read(
            "SELECT json::text AS json FROM (\(section.query(userID))) AS found"
        ).map { row in
            try WireJSON.decoder().decode(JSONValue.self, from: Data(try row.get("json", as: String.self).utf8))
        }
    }

    /// The addresses under which a guest was the person: what the person has shown to be theirs.
    func verifiedEmails(userID: UUID) async throws -> [String] {
        try await database.read(
            "SELECT email FROM events.users WHERE id = \(userID) AND email_verified_at IS NOT NULL"
        ).map { try $0.get("email") }
    }
}
