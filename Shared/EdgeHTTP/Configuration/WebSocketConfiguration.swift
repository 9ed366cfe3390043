public import NIOCore

/// Limits of the WebSockets a server accepts; one value a server.
public struct WebSocketConfiguration: Sendable {
    /// The largest message a client may send, over all its fragments; more closes with 1009. 64 KiB.
    public var maximumMessageBytes: Int
    /// The most frames a message may come in; more closes with 1009. 1,024; against endless messages without content.
    public var maximumFrames: Int
    /// How long a message may take from its first byte on; longer closes with 1008. 30 s; against clients that send a
    /// byte a minute.
    public var messageTimeout: TimeAmount
    /// How many bytes may wait for a client that does not read; one more cuts it off with 4408. 256 KiB.
    public var maximumPendingBytes: Int
    /// How long a client may be silent before it is asked for a sign of life. 25 s.
    public var keepaliveInterval: TimeAmount
    /// How long it may take to answer that, and to answer a close frame. 10 s.
    public var replyTimeout: TimeAmount

    public init(
        maximumMessageBytes: Int = 64 * 1024,
        maximumFrames: Int = 1024,
        messageTimeout: TimeAmount = .seconds(30),
        maximumPendingBytes: Int = 256 * 1024,
        keepaliveInterval: TimeAmount = .seconds(25),
        replyTimeout: TimeAmount = .seconds(10)
    ) {
        self.maximumMessageBytes = maximumMessageBytes
        self.maximumFrames = maximumFrames
        self.messageTimeout = messageTimeout
        self.maximumPendingBytes = maximumPendingBytes
        self.keepaliveInterval = keepaliveInterval
        self.replyTimeout = replyTimeout
    }
}
