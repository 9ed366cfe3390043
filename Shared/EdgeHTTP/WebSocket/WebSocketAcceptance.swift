/// A handler's yes to a WebSocket request. Whether the request's `Origin` may open one is decided before.
public struct WebSocketAcceptance {
    /// The subprotocol chosen among those the client offers; nil for none.
    public let subprotocol: String?
    /// More fields of the 101 answer.
    public let headers: [(String, String)]
    /// Makes the object that lives as long as the WebSocket; called once, on the event loop.
    let makeHandler: () -> any WebSocketConnectionHandler

    public init(
        subprotocol: String? = nil,
        headers: [(String, String)] = [],
        makeHandler: @escaping () -> any WebSocketConnectionHandler
    ) {
        self.subprotocol = subprotocol
        self.headers = headers
        self.makeHandler = makeHandler
    }
}
