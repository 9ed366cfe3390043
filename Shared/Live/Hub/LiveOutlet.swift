public import NIOCore

/// One client's way out, whatever its transport.
public protocol LiveOutlet: AnyObject, Sendable {
    /// The client's connection's; all other members are used on it only.
    var eventLoop: any EventLoop { get }
    /// For metrics.
    var transport: LiveTransport { get }

    /// Sends messages, or drops them when the connection is gone; never waits. A client that does not read what it is
    /// sent is cut off by the outlet.
    func deliver(_ delivery: LiveDelivery)

    /// Ends the connection, which may be gone already.
    func close(_ reason: LiveClosure)
}
