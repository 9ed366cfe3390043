/// The limits of an ``HTTPClient``.
public struct HTTPClientConfiguration: Sendable {
    /// How many requests may be under way or wait; beyond it callers are refused at once.
    public var requestLimit = 1024
    /// The largest answer that is read, in bytes.
    public var responseLimit = 8 * 1024 * 1024
    public var connectTimeout = Duration.seconds(3)

    public init() {}
}
