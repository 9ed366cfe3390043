import Foundation

@testable import EventsAPI

extension Campus {
    /// Counts all that is committed. What other tests' transactions hold back in the order of commits, although their
    /// databases are others, is waited for.
    func countFigures() async throws {
        let counting = FigureCountingStore(database: database)
        repeat {
            while try await counting.count() == .more {}
        } while try await !areFiguresCounted()
    }

    private func areFiguresCounted() async throws -> Bool {
        let left = try await number(
            """
            SELECT count(*) AS n FROM events.changes AS c, events.figures_position AS p
            WHERE p.counted_up_to IS NOT NULL OR (c.transaction_id, c.id) > (p.transaction_id, p.change_id)
            """
        )
        if left > 0 { try await Task.sleep(for: .milliseconds(5)) }
        return left == 0
    }
}
