import Foundation
import NIOConcurrencyHelpers
import NIOCore
import NIOSSL

/// What all connections of a server share.
final class Edge: Sendable {
    let configuration: EdgeConfiguration
    let webSocket: WebSocketConfiguration
    let handler: any FastPathHandler
    /// What a connection is encrypted with; nil for plain HTTP.
    let certificate: (@Sendable () -> NIOSSLContext)?
    let commonHeaders: CommonHeaders
    let connections: ConnectionLimit
    let metrics: EdgeMetrics
    /// Seconds since 1970, for `Date`.
    let wallClock: @Sendable () -> Int64
    private let flushes = NIOLockedValueBox<[ObjectIdentifier: NIOLoopBound<PendingFlushes>]>([:])

    init(
        configuration: EdgeConfiguration,
        webSocket: WebSocketConfiguration,
        handler: any FastPathHandler,
        certificate: (@Sendable () -> NIOSSLContext)? = nil,
        metrics: EdgeMetrics = EdgeMetrics(),
        wallClock: @escaping @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970) }
    ) {
        self.configuration = configuration
        self.webSocket = webSocket
        self.handler = handler
        self.certificate = certificate
        self.commonHeaders = CommonHeaders(configuration)
        self.connections = ConnectionLimit(configuration.maximumConnections)
        self.metrics = metrics
        self.wallClock = wallClock
    }

    /// What the WebSockets of an event loop share; to be called on it.
    func pendingFlushes(on eventLoop: any EventLoop) -> PendingFlushes {
        flushes.withLockedValue { flushes in
            if let known = flushes[ObjectIdentifier(eventLoop)] { return known }
            let new = PendingFlushes(eventLoop: eventLoop, metrics: metrics.webSockets)
            let bound = NIOLoopBound(new, eventLoop: eventLoop)
            flushes[ObjectIdentifier(eventLoop)] = bound
            return bound
        }.value
    }
}
