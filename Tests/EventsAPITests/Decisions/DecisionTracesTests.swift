import Foundation
import Logging
import ServiceKit
import Testing

@testable import EventsAPI

/// What is told of a request belongs to the request's trace, from the outbox on.
@Suite struct DecisionTracesTests {
    private static let trace = TraceContext(
        traceID: "0af7651916cd43dd8448eb211c80319c",
        spanID: "b7ad6b7169203331",
        isSampled: true
    )

    private static func arrival(_ person: Identity, _ trace: TraceContext?) -> DecisionCommand {
        .rsvp(.init(id: .version7(), person: .user(person.userID), trace: trace?.ifSampled))
    }

    @Test func ofABatchEachHasItsOwnTraceOrNone() async throws {
        try await Campus.with { campus in
            let event = try await campus.events.create(campus.proposal(seats: 1), by: campus.organizer).id.uuid
            let unsampled = TraceContext(traceID: Self.trace.traceID, spanID: Self.trace.spanID, isSampled: false)
            let commands = [
                Self.arrival(campus.people[0], Self.trace), Self.arrival(campus.people[1], nil),
                Self.arrival(campus.people[2], unsampled),
            ]
            let batch = DecisionStore.Batch(commands: commands, eventID: event)
            let decided = try batch.decided(try await campus.database.write(batch.queries))
            guard case .given = try decided.decision(0) else {
                Issue.record("the first gets the seat")
                return
            }
            let rows = try await campus.database.read(
                """
                SELECT recipient ->> 'user_id' AS person, traceparent FROM events.outbox
                WHERE subject ->> 'event_id' = \(event.wire) AND template LIKE 'rsvp_%'
                """
            )
            var traces: [String: String?] = [:]
            for row in rows { traces[try row.get("person")] = try row.get("traceparent", as: String?.self) }
            #expect(traces.count == 3)
            #expect(traces[campus.people[0].userID.wire] == Self.trace.traceparent)
            #expect(traces[campus.people[1].userID.wire] == .some(nil))
            #expect(traces[campus.people[2].userID.wire] == .some(nil))
        }
    }

    @Test func whoComesAgainAfterGivingUpIsTracedByTheirName() async throws {
        try await Campus.with { campus in
            let event = try await campus.events.create(campus.proposal(seats: 1), by: campus.organizer).id.uuid
            let first = try await campus.decisions.decide([Self.arrival(campus.people[0], nil)], eventID: event)
            guard case .given(let rsvp) = first[0] else {
                Issue.record("there is a seat")
                return
            }
            _ = try await campus.decisions.decide([.cancel(rsvpID: rsvp.id.uuid)], eventID: event)
            let batch = DecisionStore.Batch(commands: [Self.arrival(campus.people[0], Self.trace)], eventID: event)
            _ = try await campus.database.write(batch.queries)
            let count = try await campus.database.read(
                "SELECT count(*) AS count FROM events.outbox WHERE traceparent = \(Self.trace.traceparent)"
            ).first?.get("count", as: Int.self)
            #expect(count == 1)
        }
    }

    @Test func withoutATraceThereIsOneStatement() {
        let person = Identity(userID: .version7(), role: .student)
        #expect(DecisionTraces([Self.arrival(person, nil), .cancel(rsvpID: UUID())])?.json == nil)
    }
}
