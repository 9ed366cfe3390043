import CampusCore
import Postgres
import ServiceKit

/// Which trace each of a batch belongs to, written to the outbox with what is told.
struct DecisionTraces: Sendable {
    /// An object: of each arrival's RSVP, and of its person, who may have an older RSVP, the `traceparent`.
    let json: String

    /// Nil when none is told, as nearly always: then the database has nothing more to do.
    init?(_ commands: [DecisionCommand]) {
        guard commands.contains(where: { $0.trace != nil }) else { return nil }
        var json = WireBytes()
        json.raw("{")
        var isFirst = true
        for arrival in commands.compactMap(\.arrival) {
            guard let trace = arrival.trace else { continue }
            for id in [arrival.id, arrival.person.userID].compactMap(\.self) {
                if !isFirst { json.raw(",") }
                isFirst = false
                json.string(id.wire)
                json.raw(":")
                json.string(trace.traceparent)
            }
        }
        json.raw("}")
        self.json = String(decoding: json.bytes, as: UTF8.self)
    }

    /// Runs behind the decision in its transaction, whose rows of the outbox all have the transaction's time.
    var query: PostgresQuery {
        """
        UPDATE events.outbox SET traceparent = told.traceparent
        FROM jsonb_each_text(\(json)::jsonb) AS told (id, traceparent)
        WHERE created_at = now() AND accepted_at IS NULL
            AND told.id IN (subject ->> 'rsvp_id', recipient ->> 'user_id')
        """
    }
}
