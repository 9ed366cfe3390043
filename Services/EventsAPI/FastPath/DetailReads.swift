import CampusCore
import EdgeHTTP
import Foundation
import HTTPTypes
import NIOCore
import Postgres
import ServiceKit
import ServiceLifecycle

/// Reads the details of events for those who are not signed in, many at a time: who asks while a read is under way
/// shares the next one.
struct DetailReads: Service {
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
        lanes = Lanes(LaneQueue(laneLimit: 10_000, limit: 10_000, batchLimit: 128)) { batch, _ in
            let ids = Set(batch.map(\.id))
            do {
                let rows = try await Self.rows(ids, database)
                return {
                    let details = Self.details(rows, now())
                    Reply.deliver(batch.map { ($0.reply, .success(details[$0.id])) })
                }
            } catch {
                return { Reply.deliver(batch.map { ($0.reply, .failure(error)) }) }
            }
        } abandon: { batch in
            Reply.deliver(batch.map { ($0.reply, .failure(Problem.tryAgain)) })
        }
    }

    /// Reads until the service group shuts down; who waits then is still answered.
    func run() async throws {
        await lanes.run()
    }

    /// Asks for an event; nil is replied for what is not there or not for everyone.
    func read(_ id: UUID, reply: Reply<Detail?>) {
        guard !lanes.add(Asked(id: id, reply: reply), to: Self.lane) else { return }
        reply.deliver(.failure(Problem.tryAgain))
    }

    private static func rows(_ ids: Set<UUID>, _ database: PostgresClient) async throws -> PostgresRows {
        try await database.read(
            "SELECT \(EventStore.columns) FROM events.events WHERE id = ANY(\(Array(ids))::uuid[])"
        )
    }

    private static func details(_ rows: PostgresRows, _ now: Date) -> [UUID: Detail] {
        var details: [UUID: Detail] = [:]
        for row in rows {
            let event = EventRowBytes(row: row, now: now)
            guard let id = event.id, let detail = detail(event, id) else { continue }
            details[id] = detail
        }
        return details
    }

    private static func detail(_ event: EventRowBytes, _ id: UUID) -> Detail? {
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
