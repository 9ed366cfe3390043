public import struct Foundation.Date

/// A job that was given up, kept to be looked at and tried again.
public struct DeadLetter: Sendable, Equatable {
    public let id: String
    public let payload: [UInt8]
    /// How many attempts were made.
    public let attempts: Int
    /// When it was given up, by the clock of the Redis server.
    public let diedAt: Date
    /// Its last attempts, ten at the most, the latest last; also those before it was tried again.
    public let history: [FailedAttempt]

    /// Why its last attempt failed.
    public var error: String { history.last?.error ?? "" }
}
