import Foundation
import Synchronization

/// The real time, and as much later as a test says: what the database notes by itself is then never of the future.
final class ShiftedClock: Sendable {
    private let shift = Mutex<TimeInterval>(0)

    var now: Date { Date().addingTimeInterval(shift.withLock { $0 }) }

    func pass(_ seconds: TimeInterval) {
        shift.withLock { $0 += seconds }
    }
}
