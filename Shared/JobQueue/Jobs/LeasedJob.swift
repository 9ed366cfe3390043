/// A job that this worker, and no other, may run while its lease lasts.
public struct LeasedJob: Sendable, Equatable {
    public let id: String
    public let payload: [UInt8]
    /// Which attempt this is, from 1; attempts that ended without an answer count too.
    public let attempt: Int
    /// Greater than every token given before, also across a loss of Redis' data: a store that keeps the greatest it
    /// saw can refuse a worker that was overtaken.
    public let fencingToken: Int64

    public init(id: String, payload: [UInt8], attempt: Int, fencingToken: Int64) {
        self.id = id
        self.payload = payload
        self.attempt = attempt
        self.fencingToken = fencingToken
    }
}
