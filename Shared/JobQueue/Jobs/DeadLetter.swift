public import struct Foundation.Date

/// A job that was given up, kept to be looked at and tried again.
public struct DeadLetter: Sendable, Equatable {
    public let id: String
    public let payload: [UInt8]
    /// Why its last attempt failed.
    public let error: String
    /// How many attempts were made.
    public let attempts: Int
    /// When it was given up, by the clock of the Redis server.
    public let diedAt: Date
}
