public import struct Foundation.Date

/// Something to be done once, outside the request that asked for it.
public struct Job: Sendable, Equatable {
    /// The priorities there are; what lies outside is taken as the nearest of them.
    public static let priorities = -9...9

    /// Names the job: while the queue knows an id, enqueuing it again does nothing.
    public let id: String
    /// What the handler needs; the queue does not look into it.
    public let payload: [UInt8]
    /// Not run before this time, by the clock of the Redis server; nil is at once.
    public let notBefore: Date?
    /// Higher is sooner, 0 is normal; within a priority the job that has been ready longest comes first.
    public let priority: Int
    /// Where set, enqueuing the job does nothing when another of this name was enqueued within the period.
    public let uniqueKey: UniqueKey?

    public init(
        id: String,
        payload: [UInt8],
        notBefore: Date? = nil,
        priority: Int = 0,
        uniqueKey: UniqueKey? = nil
    ) {
        self.id = id
        self.payload = payload
        self.notBefore = notBefore
        self.priority = min(max(priority, Self.priorities.lowerBound), Self.priorities.upperBound)
        self.uniqueKey = uniqueKey
    }
}
