import EdgeHTTP
import Foundation
import Logging
import NIOCore

/// What frontend answers before Hummingbird: the app's files, and the live connection, relayed to events-api.
struct FrontendFastPath: FastPathHandler {
    let files: StaticFiles
    let eventsAPIURL: URL
    let logger: Logger

    /// What Hummingbird's routes answer: the probes and what is proxied.
    static let routed = ["/api/", "/api-docs", "/socket.io/", "/.well-known/", "/health", "/ready", "/metrics"]

    func decide(_ request: FastPathRequest) -> FastPathDecision {
        let path = request.path
        if request.isWebSocketUpgrade, path == "/api/v1/live" {
            guard Self.isOwn(request) else { return .answer(FastPathResponse(status: .forbidden)) }
            return .upgrade(
                WebSocketAcceptance { [eventsAPIURL, logger] in
                    WebSocketRelay(
                        target: eventsAPIURL,
                        uri: request.uri,
                        origin: request.headers.first(name: "Origin"),
                        logger: logger
                    )
                }
            )
        }
        guard request.method == .GET || request.method == .HEAD, !Self.routed.contains(where: path.hasPrefix) else {
            return .pass
        }
        return files.answer(path: path).map { .answer($0) } ?? .answer(FastPathResponse(status: .notFound))
    }

    /// A page of another site must not speak for the person who visits it; programs send no Origin.
    private static func isOwn(_ request: FastPathRequest) -> Bool {
        guard let origin = request.headers.first(name: "Origin") else { return true }
        let host = request.headers.first(name: "Host") ?? ""
        return origin.lowercased() == "http://\(host.lowercased())"
            || origin.lowercased() == "https://\(host.lowercased())"
    }
}
