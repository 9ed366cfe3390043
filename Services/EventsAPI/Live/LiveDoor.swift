import CampusCore
import EdgeHTTP
import Live
import NIOCore
import ServiceKit

/// Opens live connections: says who may have a WebSocket.
struct LiveDoor: Sendable {
    let hub: LiveHub
    let admissions: LiveAdmissions
    /// Whose pages may open live connections.
    let origins: AllowedOrigins

    func decide(_ request: FastPathRequest) -> FastPathDecision {
        guard request.isWebSocketUpgrade, request.path == "/api/v1/live" else { return .pass }
        guard mayOpen(request) else { return .answer(.refusal(.forbidden)) }
        let offers = request.webSocketSubprotocols
        return .upgrade(
            WebSocketAcceptance(subprotocol: LiveSubprotocol.chosen(of: offers)) {
                LiveConnection(hub: hub, admissions: admissions, token: LiveSubprotocol.token(in: offers))
            }
        )
    }

    /// Programs send no Origin; a page of another site does, and must not speak for the person who visits it.
    func mayOpen(_ request: FastPathRequest) -> Bool {
        origins.mayConnect(origins: request.headers["Origin"], host: request.headers.first(name: "Host"))
    }
}
