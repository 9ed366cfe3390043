import CampusCore
import Foundation
import Postgres

/// The SQL of decisions about seats: one call of `events.decide` a batch, which is one transaction.
struct DecisionStore: Sendable {
    let database: any PostgresDatabase

    /// A batch as it is sent: one statement, which is one transaction.
    struct Batch: Sendable {
        let commands: [DecisionCommand]
        let eventID: UUID

        /// What is sent: the decision, and behind it the traces that what is told belongs to, where there are any.
        var queries: [PostgresQuery] {
            guard let traces = DecisionTraces(commands) else { return [query] }
            return [query, traces.query]
        }

        var query: PostgresQuery {
            let arrivals = commands.map(\.arrival)
            // Nearly always nobody is a guest or has a key; then there is nothing to write down, one by one, for everyone.
            let hasGuests = arrivals.contains { $0?.person.guest != nil }
            let guests = hasGuests ? arrivals.map { $0?.person.guest } : nil
            let hasKeys = arrivals.contains { $0?.key != nil }
            let keys = hasKeys ? arrivals.map { $0?.key } : nil
            return """
                SELECT * FROM events.decide(
                    \(eventID), \(commands.map(\.kind)), \(commands.map(\.rsvpID)), \(arrivals.map { $0?.person.userID }),
                    \(guests?.map { $0?.name }), \(guests?.map { $0?.email }), \(guests?.map { $0?.code }),
                    \(keys?.map { $0?.scope }), \(keys?.map { $0?.key }), \(keys?.map { $0?.fingerprint })
                ) ORDER BY ordinal
                """
        }

        /// - Parameter answers: what the queries answered.
        /// - Throws: ``PostgresError`` when they are not of the commands.
        func decided(_ answers: [PostgresRows]) throws(PostgresError) -> Decided {
            guard let rows = answers.first, rows.count == commands.count else {
                throw PostgresError(.decoding, "as many decisions as commands were expected: \(commands.count)")
            }
            return Decided(rows: rows, eventID: eventID)
        }
    }

    /// What was decided about a batch: a decision a command, in the same order, each read when it is asked for.
    struct Decided: Sendable {
        fileprivate let rows: PostgresRows
        fileprivate let eventID: UUID

        /// - Throws: ``PostgresError`` when it cannot be read; decided it is nevertheless.
        func decision(_ place: Int) throws -> RSVPDecision {
            try DecisionStore.decision(rows[place], eventID)
        }
    }

    /// Decides a batch of one event in its order.
    ///
    /// - Returns: a decision a command, in the same order.
    /// - Throws: ``PostgresError``; then none of the batch was decided, or, with code `outcomeUnknown`, all of it or none.
    func decide(_ commands: [DecisionCommand], eventID: UUID) async throws -> [RSVPDecision] {
        let batch = Batch(commands: commands, eventID: eventID)
        // One statement in a transaction, as it stands: what is told by it belongs to no trace.
        let decided = try batch.decided([await database.write(batch.query)])
        return try commands.indices.map(decided.decision)
    }

    fileprivate static func decision(_ row: PostgresRow, _ eventID: UUID) throws -> RSVPDecision {
        let outcome: String = try row.get("outcome")
        switch outcome {
        case "confirmed", "waitlisted": return .given(try rsvp(row, eventID))
        case "existing": return .existing(try rsvp(row, eventID))
        case "done": return .done(try rsvp(row, eventID))
        case "already": return .already(try rsvp(row, eventID))
        case "repeated": return .repeated(answer: try row.get("kept"))
        default:
            guard let refusal = RSVPDecision.Refusal(rawValue: outcome) else {
                throw PostgresError(.decoding, "no decision is called \(outcome)")
            }
            return .refused(refusal)
        }
    }

    private static func rsvp(_ row: PostgresRow, _ eventID: UUID) throws -> RSVP {
        RSVP(
            id: WireID(try row.get("id")),
            eventID: WireID(eventID),
            userID: try row.get("user_id", as: UUID?.self).map(WireID.init),
            name: try row.get("name"),
            email: try row.get("email"),
            status: try row.get("status"),
            waitlistPosition: try row.get("waitlist_position"),
            confirmBy: try row.get("confirm_by"),
            checkedInAt: try row.get("checked_in_at"),
            createdAt: try row.get("created_at"),
            updatedAt: try row.get("updated_at")
        )
    }
}
