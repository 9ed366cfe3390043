import CampusCore
import EdgeHTTP
import Foundation
import Logging
import NIOCore
import ServiceKit

/// What frontend answers before Hummingbird: the app's files, and the live connection, relayed to events-api.
struct FrontendFastPath: FastPathHandler {
    let files: StaticFiles
    let upstream: Upstream
    let origins: AllowedOrigins
    let logger: Logger

    /// What Hummingbird's routes answer: the probes and what is proxied.
    static let routed = ["/api/", "/api-docs", "/socket.io", "/.well-known/", "/health", "/ready", "/metrics"]

    /// Where events-api speaks WebSocket; Socket.IO's clients write the slash, or do not.
    private static let live: Set = ["/api/v1/live", "/socket.io/", "/socket.io"]

    func decide(_ request: FastPathRequest) -> FastPathDecision {
        let path = request.path
        if request.isWebSocketUpgrade, Self.live.contains(String(path)) {
            // A page of another site must not speak for the person who visits it; programs send no Origin.
            let origin = request.headers["Origin"]
            guard origins.mayConnect(origins: origin, host: request.headers.first(name: "Host")) else {
                return .answer(.refusal(.forbidden))
            }
            let query = request.query.map { "?\($0)" } ?? ""
            let offers = request.webSocketSubprotocols
            return .upgrade(
                WebSocketAcceptance(subprotocol: LiveSubprotocol.chosen(of: offers)) {
                    [upstream, origins, logger] in
                    WebSocketRelay(
                        upstream: upstream,
                        uri: String(path) + query,
                        // An address of ours is none of events-api's.
                        origin: origins.allow(origin) ? origin.first : nil,
                        subprotocols: offers,
                        logger: logger
                    )
                }
            )
        }
        guard request.method == .GET || request.method == .HEAD, !Self.routed.contains(where: path.hasPrefix) else {
            return .pass
        }
        return .answer(files.file(at: path)?.answer(request.method, request.headers) ?? .refusal(.notFound))
    }
}
