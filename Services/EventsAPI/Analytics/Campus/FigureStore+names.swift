import CampusCore
import Foundation
import Postgres

extension FigureStore {
    /// Of those events that there are.
    func titles(of eventIDs: [UUID]) async throws -> [UUID: (title: String, timezone: String)] {
        try await database.read(
            "SELECT id, title, timezone FROM events.events WHERE id = ANY(\(eventIDs)::uuid[])"
        ).reduce(into: [:]) { titles, row in
            titles[try row.get("id")] = (try row.get("title"), try row.get("timezone"))
        }
    }

    func venues(_ ids: [UUID]) async throws -> [UUID: (name: String, capacity: Int)] {
        try await database.read(
            "SELECT id, name, capacity FROM events.venues WHERE id = ANY(\(ids)::uuid[])"
        ).reduce(into: [:]) { venues, row in
            venues[try row.get("id")] = (try row.get("name"), try row.get("capacity"))
        }
    }

    func organizers(_ ids: [UUID]) async throws -> [UUID: String] {
        try await database.read("SELECT id, name FROM events.users WHERE id = ANY(\(ids)::uuid[])")
            .reduce(into: [:]) { names, row in names[try row.get("id")] = try row.get("name", as: String.self) }
    }
}
