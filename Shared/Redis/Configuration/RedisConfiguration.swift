/// Which Redis to talk to, and how long to wait for it.
///
/// Its description names the endpoint and never the password.
public struct RedisConfiguration: Sendable {
    /// What the next connection is made with.
    private let source: @Sendable () -> RedisAddress
    /// Called when a connection could not be made, so that a new password is looked for at once.
    let connectingFailed: @Sendable () -> Void

    /// The longest a connection may take to stand, with its AUTH and SELECT.
    public var connectTimeout: Duration = .seconds(3)
    /// The longest a command may take, counted from the call, with waiting for a connection.
    public var commandTimeout: Duration = .seconds(3)
    /// How many commands may wait or be under way; beyond it a command fails at once with `queueFull`.
    public var maximumPending = 10_000
    /// The bounds between which the wait before another attempt to connect grows, doubling, with jitter.
    public var reconnectDelay: ClosedRange<Duration> = .milliseconds(50)...(.seconds(5))

    /// A server whose address and password do not change.
    ///
    /// - Parameter url: as ``RedisAddress/init(url:)`` reads it.
    /// - Throws: ``RedisError`` `invalidConfiguration`.
    public init(url: String) throws(RedisError) {
        let address = try RedisAddress(url: url)
        self.init(following: { address })
    }

    /// A server whose password, or whole address, may change while the client runs: each new connection is made with
    /// what holds then, and the one that stands already lives on, as Redis lets it.
    ///
    /// - Parameters:
    ///   - source: asked before each connection, on the client's thread; must not block.
    ///   - connectingFailed: called when a connection could not be made, perhaps because the password is an old one.
    public init(
        following source: @escaping @Sendable () -> RedisAddress,
        connectingFailed: @escaping @Sendable () -> Void = {}
    ) {
        self.source = source
        self.connectingFailed = connectingFailed
    }

    /// What a connection would be made with now.
    public var address: RedisAddress { source() }
}

extension RedisConfiguration: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { address.description }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["address": address]) }
}
