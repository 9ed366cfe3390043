import EdgeHTTP
import Live
import NIOCore
import ServiceKit

/// Opens the WebSockets of `/socket.io/`; what comes without one is the routes'.
struct SocketIODoor: Sendable {
    let sessions: SocketIOSessions
    /// Whose pages may open live connections.
    let origins: AllowedOrigins

    /// Clients write the path with the slash, unless they are told otherwise.
    private static let paths: Set<Substring> = ["/socket.io/", "/socket.io"]

    /// Nil when the request is the routes'.
    func decide(_ request: FastPathRequest) -> FastPathDecision? {
        guard request.isWebSocketUpgrade, Self.paths.contains(request.path) else { return nil }
        do throws(EngineIORefusal) {
            let asked = try EngineIORequest(query: request.query ?? "")
            guard asked.transport == .webSocket else { return nil }
            guard origins.mayConnect(origins: request.headers["Origin"], host: request.headers.first(name: "Host"))
            else { throw EngineIORefusal.forbidden }
            guard let id = asked.sessionID else { return upgrade(nil) }
            guard let session = sessions[id] else { throw EngineIORefusal.unknownSession }
            return upgrade(session)
        } catch {
            let trace = RequestTrace(
                requestID: request.headers.first(name: "X-Request-ID"),
                traceparent: request.headers.first(name: "traceparent")
            )
            let path = String(request.path)
            return .answer(FastPathResponse(error.problem, instance: path, requestID: trace.requestID))
        }
    }

    private func upgrade(_ session: SocketIOSession?) -> FastPathDecision {
        .upgrade(WebSocketAcceptance { SocketIOWebSocket(session, in: sessions) })
    }
}
