import CampusCore
import Foundation

/// Where the next page of a list begins: after this start time and id.
struct EventCursor: Equatable, Sendable {
    let start: Date
    let id: UUID

    init(_ event: Event) {
        start = event.startTime
        id = event.id.uuid
    }

    /// Reads ``text``; nil when it is not one that we wrote.
    init?(text: String) {
        let parts = text.split(separator: "_", maxSplits: 1)
        guard parts.count == 2, let microseconds = Int64(parts[0]), let id = UUID(uuidString: String(parts[1])) else {
            return nil
        }
        start = Date(timeIntervalSince1970: Double(microseconds) / 1_000_000)
        self.id = id
    }

    var text: String { "\(Int64((start.timeIntervalSince1970 * 1_000_000).rounded()))_\(id.wire)" }
}
