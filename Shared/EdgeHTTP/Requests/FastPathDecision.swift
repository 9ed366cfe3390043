public import NIOCore

/// What becomes of a request.
public enum FastPathDecision {
    /// Hummingbird answers; head and body go on to it as they came.
    case pass
    /// Answered from memory, at once. `HEAD` gets the head alone, and a matching `If-None-Match` gets 304.
    case answer(FastPathResponse)
    /// Answered when the future, of any event loop, completes; later requests of the connection wait behind it. A
    /// future that fails is answered 500 and logged.
    case pending(EventLoopFuture<FastPathResponse>)
    /// Collects the body first and then asks again, on the event loop. A body above `limit` bytes, or above
    /// `EdgeConfiguration.maximumBodyBytes`, goes on to Hummingbird. `then` must not answer `.body` or `.upgrade`:
    /// both go on to Hummingbird.
    case body(limit: Int, then: (ByteBuffer) -> FastPathDecision)
    /// Becomes a WebSocket, if the request asks for one (`FastPathRequest.isWebSocketUpgrade`); otherwise passed on.
    case upgrade(WebSocketAcceptance)
}
