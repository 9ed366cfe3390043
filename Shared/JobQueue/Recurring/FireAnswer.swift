import struct Foundation.Date

/// What came of telling a queue that a recurring job fires.
struct FireAnswer: Sendable, Equatable {
    /// Whether this call enqueued it; else somebody did before, or it is too early.
    let isEnqueued: Bool
    /// The last fire that the queue knows of.
    let last: Date
    /// How long until the server's clock is there, where this machine's goes fast.
    let early: Duration
}
