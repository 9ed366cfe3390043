public import HummingbirdCore

extension HTTPServerBuilder {
    /// A server whose connections ask `handler` first and give Hummingbird what it passes on.
    ///
    /// Hand it to `Application(router:server:)`, or to `HTTPServerBuilder.tls` for HTTPS.
    /// - Parameters:
    ///   - configuration: limits, timeouts and headers of the fast path.
    ///   - handler: asked on the event loop for every request; must not block. By default Hummingbird answers all.
    ///   - webSocket: limits of the WebSockets that `handler` accepts.
    public static func edge(
        configuration: EdgeConfiguration = EdgeConfiguration(),
        handler: any FastPathHandler = PassingHandler(),
        webSocket: WebSocketConfiguration = WebSocketConfiguration()
    ) -> HTTPServerBuilder {
        let edge = Edge(configuration: configuration, webSocket: webSocket, handler: handler)
        return HTTPServerBuilder { responder in EdgeChannel(edge: edge, responder: responder) }
    }
}
