import Foundation
import Synchronization

/// A clock that a test turns.
final class TestClock: Sendable {
    private let time: Mutex<Date>

    init(_ start: Date = Date()) {
        time = Mutex(start)
    }

    var now: Date { time.withLock { $0 } }

    func pass(_ seconds: TimeInterval) {
        time.withLock { $0 += seconds }
    }
}
