public import NIOCore

/// Limits and habits of the fast path; one value a server.
public struct EdgeConfiguration: Sendable {
    /// How long a connection may stay silent, between requests, inside a body, or while it reads nothing of an answer
    /// that waits for it. 60 s.
    public var idleTimeout: TimeAmount
    /// How long a request's head, and a body the fast path collects, may take from the first byte on. 10 s; against
    /// clients that send a byte a minute.
    public var requestTimeout: TimeAmount
    /// How long a connection whose last answer is sent waits for the client to close its side. 2 s.
    public var lingerTimeout: TimeAmount
    /// The largest sum of target, field names and field values of a head; more is answered 431. 16 KiB.
    public var maximumHeadBytes: Int
    /// The most header fields of a request; more is answered 431. 100.
    public var maximumHeaderFields: Int
    /// The largest body the fast path collects, whatever limit its handler asks for; what is larger goes on to
    /// Hummingbird. 64 KiB.
    public var maximumBodyBytes: Int
    /// How many pipelined requests wait behind one that is not answered yet; the last that fits is answered with
    /// `Connection: close`. 256.
    public var maximumPipelined: Int
    /// The `Server` field of fast answers; nil, the default, for none.
    public var serverName: String?
    /// Added to every fast answer that does not set them itself.
    public var securityHeaders: [(name: String, value: String)]

    public init(
        idleTimeout: TimeAmount = .seconds(60),
        requestTimeout: TimeAmount = .seconds(10),
        lingerTimeout: TimeAmount = .seconds(2),
        maximumHeadBytes: Int = 16 * 1024,
        maximumHeaderFields: Int = 100,
        maximumBodyBytes: Int = 64 * 1024,
        maximumPipelined: Int = 256,
        serverName: String? = nil,
        securityHeaders: [(name: String, value: String)] = []
    ) {
        self.idleTimeout = idleTimeout
        self.requestTimeout = requestTimeout
        self.lingerTimeout = lingerTimeout
        self.maximumHeadBytes = maximumHeadBytes
        self.maximumHeaderFields = maximumHeaderFields
        self.maximumBodyBytes = maximumBodyBytes
        self.maximumPipelined = maximumPipelined
        self.serverName = serverName
        self.securityHeaders = securityHeaders
    }
}
