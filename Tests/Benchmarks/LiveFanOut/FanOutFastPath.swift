import EdgeHTTP
import Live

/// Opens live connections as events-api does, for anyone.
struct FanOutFastPath: FastPathHandler {
    let hub: LiveHub

    func decide(_ request: FastPathRequest) -> FastPathDecision {
        guard request.isWebSocketUpgrade else { return .pass }
        switch request.path {
        case "/api/v1/live": return .upgrade(WebSocketAcceptance { FanOutConnection(hub: hub) })
        case "/socket.io/": return .upgrade(WebSocketAcceptance { FanOutSession(hub: hub, on: request.eventLoop) })
        default: return .pass
        }
    }
}
