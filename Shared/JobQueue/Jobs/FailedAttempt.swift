public import struct Foundation.Date

/// An attempt at a job that did not succeed.
public struct FailedAttempt: Sendable, Equatable {
    /// Which attempt it was, from 1; those that the queue's slowing down undid have the same number as the next.
    public let attempt: Int
    /// When the queue learned of it, by the clock of the Redis server.
    public let failedAt: Date
    public let error: String
}
