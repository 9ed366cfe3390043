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
    /// Whose pages may open live connections.
    let origins: AllowedOrigins
    private let sharing: CORSPolicy

    init(hub: LiveHub, hot: HotAnswers, details: DetailFastPath, rsvp: RSVPFastPath, origins: AllowedOrigins) {
        self.hub = hub
        self.hot = hot
        self.details = details
        self.rsvp = rsvp
        self.origins = origins
        sharing = CORSPolicy(origins)
    }

    func decide(_ request: FastPathRequest) -> FastPathDecision {
        if let answer = hot.answer(request) {
            guard let fields = sharedFields(request) else { return .answer(answer) }
            return .answer(answer.adding(fields))
        }
        if let answer = details.decide(request) ?? rsvp.decide(request) {
            guard let fields = sharedFields(request) else { return .pending(answer) }
            return .pending(answer.map { $0.adding(fields) })
        }
        guard request.isWebSocketUpgrade, request.path == "/api/v1/live" else { return .pass }
        // Programs send no Origin; a page of another site does, and must not speak for the person who visits it.
        let origin = request.headers["Origin"]
        guard origin.isEmpty || origins.allow(origin) else { return .answer(.refusal(.forbidden)) }
        return .upgrade(WebSocketAcceptance { LiveConnection(hub: hub) })
    }

    /// What lets the page that asks read an answer which is kept for everyone; nil for who needs no such thing.
    private func sharedFields(_ request: FastPathRequest) -> [(String, String)]? {
        guard request.headers.contains(name: "Origin"),
            case .shared(let origin) = sharing.decide(origins: request.headers["Origin"], isPreflight: false)
        else { return nil }
        return CORSPolicy.sharing(with: origin)
    }
}
