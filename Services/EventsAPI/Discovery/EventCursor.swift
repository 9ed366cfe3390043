import CampusCore
import Foundation
import ServiceKit

/// The last event of a page, by what the list is sorted by: a page that begins after it stays right while events
/// are added.
enum EventCursor: Equatable, Sendable {
    case time(Date, UUID)
    /// A popularity or a relevance.
    case score(EventFilter.Sort, Int, UUID)

    /// - Parameter score: what the list is sorted by, when that is not the time.
    init(_ event: Event, sort: EventFilter.Sort, score: Int) {
        self = sort == .time ? .time(event.startTime, event.id.uuid) : .score(sort, score, event.id.uuid)
    }

    /// Reads ``page``'s parts; nil for those of another sort or none of ours.
    init?(_ parts: [String], sort: EventFilter.Sort) {
        guard parts.count == 3, parts[0] == sort.rawValue, let number = Int64(parts[1]),
            let id = UUID(uuidString: parts[2])
        else { return nil }
        switch sort {
        case .time:
            // What PostgreSQL can hold, in microseconds.
            guard (0...253_402_300_799_000_000).contains(number) else { return nil }
            self = .time(Date(timeIntervalSince1970: Double(number) / 1_000_000), id)
        case .relevance, .popularity:
            guard let score = Int32(exactly: number) else { return nil }
            self = .score(sort, Int(score), id)
        }
    }

    /// The sort is part of it: a cursor means nothing in another order.
    var page: PageCursor {
        switch self {
        case .time(let start, let id):
            let microseconds = Int64((start.timeIntervalSince1970 * 1_000_000).rounded())
            return PageCursor([EventFilter.Sort.time.rawValue, "\(microseconds)", id.wire])
        case .score(let sort, let score, let id):
            return PageCursor([sort.rawValue, "\(score)", id.wire])
        }
    }
}
