public import NIOCore

/// Times and limits of Engine.IO sessions; the times are the reference server's.
public struct EngineIOConfiguration: Sendable {
    /// How long after a client's last pong it is asked for another. 25 s.
    public var pingInterval: TimeAmount
    /// How long it may take to answer. 20 s.
    public var pingTimeout: TimeAmount
    /// How long an upgrade may take. 10 s.
    public var upgradeTimeout: TimeAmount
    /// How long a session may be connected to no namespace. 45 s.
    public var connectTimeout: TimeAmount
    /// The most bytes of one payload or message of a client. 64 KiB, as `WebSocketConfiguration.maximumMessageBytes`.
    public var maximumPayloadBytes: Int
    /// How many bytes may wait for a client that does not poll; one more ends its session. 256 KiB.
    public var maximumPendingBytes: Int

    public init(
        pingInterval: TimeAmount = .seconds(25),
        pingTimeout: TimeAmount = .seconds(20),
        upgradeTimeout: TimeAmount = .seconds(10),
        connectTimeout: TimeAmount = .seconds(45),
        maximumPayloadBytes: Int = 64 * 1024,
        maximumPendingBytes: Int = 256 * 1024
    ) {
        self.pingInterval = pingInterval
        self.pingTimeout = pingTimeout
        self.upgradeTimeout = upgradeTimeout
        self.connectTimeout = connectTimeout
        self.maximumPayloadBytes = maximumPayloadBytes
        self.maximumPendingBytes = maximumPendingBytes
    }
}
