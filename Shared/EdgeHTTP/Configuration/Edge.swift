import Foundation

/// What all connections of a server share.
final class Edge: Sendable {
    let configuration: EdgeConfiguration
    let webSocket: WebSocketConfiguration
    let handler: any FastPathHandler
    let commonHeaders: CommonHeaders
    let connections: ConnectionLimit
    let metrics: EdgeMetrics
    /// Seconds since 1970, for `Date`.
    let wallClock: @Sendable () -> Int64

    init(
        configuration: EdgeConfiguration,
        webSocket: WebSocketConfiguration,
        handler: any FastPathHandler,
        metrics: EdgeMetrics = EdgeMetrics(),
        wallClock: @escaping @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970) }
    ) {
        self.configuration = configuration
        self.webSocket = webSocket
        self.handler = handler
        self.commonHeaders = CommonHeaders(configuration)
        self.connections = ConnectionLimit(configuration.maximumConnections)
        self.metrics = metrics
        self.wallClock = wallClock
    }
}
