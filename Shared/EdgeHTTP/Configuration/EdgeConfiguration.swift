public import NIOCore

/// Limits and habits of the fast path; one value a server.
public struct EdgeConfiguration: Sendable {
    /// How long a connection may stay silent, between requests, inside a body, or while it reads nothing of an answer
    /// that waits for it. 60 s.
    public var idleTimeout: TimeAmount
    /// How long a request's head may take from the first byte on, and how long its body may be waited for in all. 10 s;
    /// against clients that send a byte a minute.
    public var requestTimeout: TimeAmount
    /// How long a connection whose last answer is sent waits for the client to close its side. 2 s.
    public var lingerTimeout: TimeAmount
    /// The largest head, in bytes on the wire; more is answered 431, or 414 when its first line alone is. 16 KiB.
    public var maximumHeadBytes: Int
    /// The most header fields of a request; more is answered 431. 100.
    public var maximumHeaderFields: Int
    /// The largest body the fast path collects, whatever limit its handler asks for; what is larger goes on to
    /// Hummingbird. 64 KiB.
    public var maximumBodyBytes: Int
    /// The largest body of any request, whoever answers it; more is answered 413. 1 MiB.
    public var maximumRequestBodyBytes: Int
    /// How many connections are served at once; the next ones are answered 503 and closed, or closed at once when they
    /// are many. 10,000.
    public var maximumConnections: Int
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
        maximumRequestBodyBytes: Int = 1024 * 1024,
        maximumConnections: Int = 10_000,
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
        self.maximumRequestBodyBytes = maximumRequestBodyBytes
        self.maximumConnections = maximumConnections
        self.maximumPipelined = maximumPipelined
        self.serverName = serverName
        self.securityHeaders = securityHeaders
    }
}
