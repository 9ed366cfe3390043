import EdgeHTTP
import Foundation
import NIOCore
import ServiceKit

/// What events-api answers before Hummingbird: what is hot, who asks for a seat, and the live connection.
struct EventsFastPath: FastPathHandler {
    let hub: LiveHub
    let hot: HotAnswers
    let details: DetailFastPath
    let rsvp: RSVPFastPath
    /// Scheme, host and port of the address people use.
    private let allowedOrigin: String

    init(hub: LiveHub, hot: HotAnswers, details: DetailFastPath, rsvp: RSVPFastPath, publicURL: URL) {
        self.hub = hub
        self.hot = hot
        self.details = details
        self.rsvp = rsvp
        let port = publicURL.port.map { ":\($0)" } ?? ""
        allowedOrigin = "\(publicURL.scheme ?? "http")://\(publicURL.host() ?? "localhost")\(port)"
    }

    func decide(_ request: FastPathRequest) -> FastPathDecision {
        if let answer = hot.answer(request) { return .answer(answer) }
        if let answer = details.decide(request) ?? rsvp.decide(request) { return .pending(answer) }
        guard request.isWebSocketUpgrade, request.path == "/api/v1/live" else { return .pass }
        // Programs send no Origin; a page of another site does, and must not speak for the person who visits it.
        if let origin = request.headers.first(name: "Origin"), origin.lowercased() != allowedOrigin {
            return .answer(.refusal(.forbidden))
        }
        return .upgrade(WebSocketAcceptance { LiveConnection(hub: hub) })
    }
}
