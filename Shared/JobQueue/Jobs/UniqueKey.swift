/// Keeps jobs from being enqueued too often: of those with the same name, one in a period.
public struct UniqueKey: Sendable, Hashable {
    /// What the jobs have in common, such as `code:+49151…`; names of different queues have nothing in common.
    public let name: String
    /// For so long after a job was enqueued no other with this name is taken, whatever becomes of the first.
    public let period: Duration

    public init(_ name: String, period: Duration) {
        self.name = name
        self.period = max(.zero, period)
    }
}
