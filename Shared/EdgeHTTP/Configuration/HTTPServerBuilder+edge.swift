public import HummingbirdCore
public import NIOSSL

extension HTTPServerBuilder {
    /// A server whose connections ask `handler` first and give Hummingbird what it passes on.
    ///
    /// Hand it to `Application(router:server:)`.
    /// - Parameters:
    ///   - configuration: limits, timeouts and headers of the fast path.
    ///   - handler: asked on the event loop for every request; must not block. By default Hummingbird answers all.
    ///   - certificate: asked on the event loop for each connection, what it is encrypted with; nil for plain HTTP.
    ///   - webSocket: limits of the WebSockets that `handler` accepts.
    public static func edge(
        configuration: EdgeConfiguration = EdgeConfiguration(),
        handler: any FastPathHandler = PassingHandler(),
        certificate: (@Sendable () -> NIOSSLContext)? = nil,
        webSocket: WebSocketConfiguration = WebSocketConfiguration()
    ) -> HTTPServerBuilder {
        let edge = Edge(configuration: configuration, webSocket: webSocket, handler: handler, certificate: certificate)
        return HTTPServerBuilder { responder in EdgeChannel(edge: edge, responder: responder) }
    }
}
