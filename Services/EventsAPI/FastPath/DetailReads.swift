import CampusCore
import EdgeHTTP
import Foundation
import HTTPTypes
import NIOCore
import Postgres
import ServiceKit

/// Reads the details of events for those who are not signed in, many at a time: who asks while a read is under way
/// shares the next one. No task waits for a read: what comes back goes straight to the event loops of who asked.
final class DetailReads: Sendable {
    /// An event as everyone who knows its id may see it.
    struct Detail: Sendable {
        let id: UUID
        let headers: [(String, String)]
        let json: ByteBuffer
        let isPublic: Bool
        /// When it begins and ends.
        let moments: [Date]
    }

    private struct Asked: Sendable {
        let id: UUID
        let reply: Reply<Detail?>
    }

    /// As the route answers, but for the tag.
    private static let headers = KeptResponse.headers(tag: "").filter { $0.name != .eTag }
        .map { ($0.name.rawName, $0.value) }
    /// One for all: two would share the answers out over more and smaller reads.
    private static let lane = 0

    private let lanes: Lanes<Int, Asked>

    init(database: PostgresClient, now: @escaping @Sendable () -> Date) {
        lanes = Lanes(LaneQueue(laneLimit: 10_000, limit: 10_000, batchLimit: 128)) { batch, _, finished in
            database.read(
                "SELECT \(EventStore.columns) FROM events.events WHERE id = ANY(\(Array(Set(batch.map(\.id))))::uuid[])"
            ) { rows in
                Self.answer(batch, rows, now())
                finished()
            }
        }
    }

    /// Asks for an event; nil is replied for what is not there or not for everyone.
    func read(_ id: UUID, reply: Reply<Detail?>) {
        if !lanes.add(Asked(id: id, reply: reply), to: Self.lane) { reply.deliver(.failure(Problem.tryAgain)) }
    }

    private static func answer(_ batch: [Asked], _ answer: Result<PostgresRows, PostgresError>, _ now: Date) {
        switch answer {
        case .success(let rows):
            let places = Dictionary(rows.indices.map { (EventRowBytes.id(of: rows[$0]), $0) }) { first, _ in first }
            Reply.deliver(
                batch.map { asked in
                    (asked.reply, { .success(places[asked.id].flatMap { detail(rows[$0], asked.id, now) }) })
                }
            )
        case .failure(let error): Reply.deliver(batch.map { ($0.reply, { .failure(error) }) })
        }
    }

    private static func detail(_ row: PostgresRow, _ id: UUID, _ now: Date) -> Detail? {
        let event = EventRowBytes(row: row, now: now)
        guard event.isForEveryone else { return nil }
        var json = WireBytes(capacity: 1024)
        event.append(to: &json)
        return Detail(
            id: id,
            headers: headers + [("ETag", event.tag)],
            json: ByteBuffer(bytes: json.bytes),
            isPublic: event.visibility == .public,
            moments: [event.start, event.end]
        )
    }
}
