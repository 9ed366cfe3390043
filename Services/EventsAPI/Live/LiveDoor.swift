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

    /// What a client that speaks subprotocols offers, and is answered.
    private static let subprotocol = "campus-events"
    /// Before a token that is offered as another subprotocol: pages cannot set the field `Authorization`.
    private static let bearer = "bearer."

    func decide(_ request: FastPathRequest) -> FastPathDecision {
        guard request.isWebSocketUpgrade, request.path == "/api/v1/live" else { return .pass }
        guard mayOpen(request) else { return .answer(.refusal(.forbidden)) }
        let offers = request.webSocketSubprotocols
        let token = offers.first { $0.hasPrefix(Self.bearer) }.map { String($0.dropFirst(Self.bearer.count)) }
        // A token is not repeated in the answer.
        let subprotocol = offers.first { $0 == Self.subprotocol }
        return .upgrade(
            WebSocketAcceptance(subprotocol: subprotocol) {
                LiveConnection(hub: hub, admissions: admissions, token: token)
            }
        )
    }

    /// Programs send no Origin; a page of another site does, and must not speak for the person who visits it.
    func mayOpen(_ request: FastPathRequest) -> Bool {
        let origin = request.headers["Origin"]
        return origin.isEmpty || origins.allow(origin)
    }
}
