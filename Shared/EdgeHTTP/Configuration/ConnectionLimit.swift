import NIOConcurrencyHelpers

/// Counts a server's connections and says what becomes of one more. May be used from any thread.
final class ConnectionLimit: Sendable {
    enum Admission {
        case served
        /// Answered 503.
        case refused
        /// Closed without a word: those that are being told so are too many already.
        case dropped
    }

    private let maximum: Int
    /// How many more may be told that there are too many, which takes each of them a moment.
    private let refusals: Int
    private let count = NIOLockedValueBox(0)

    init(_ maximum: Int) {
        self.maximum = maximum
        refusals = max(16, maximum / 16)
    }

    /// A connection opens; `close()` must follow, whatever the answer.
    func open() -> Admission {
        let count = count.withLockedValue { count in
            count += 1
            return count
        }
        if count <= maximum { return .served }
        return count <= maximum + refusals ? .refused : .dropped
    }

    func close() {
        count.withLockedValue { $0 -= 1 }
    }
}
