import EdgeHTTP
import Foundation
import Live
import NIOCore
import ServiceKit

/// What events-api answers before Hummingbird: what is hot, who asks for a seat, and the live connection.
struct EventsFastPath: FastPathHandler {
    let live: LiveDoor
    let socketIO: SocketIODoor
    let hot: HotAnswers
    let details: DetailFastPath
    let rsvp: RSVPFastPath
    private let sharing: CORSPolicy

    init(
        live: LiveDoor,
        socketIO: SocketIODoor,
        hot: HotAnswers,
        details: DetailFastPath,
        rsvp: RSVPFastPath,
        origins: AllowedOrigins
    ) {
        self.live = live
        self.socketIO = socketIO
        self.hot = hot
        self.details = details
        self.rsvp = rsvp
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
        return socketIO.decide(request) ?? live.decide(request)
    }

    /// What lets the page that asks read an answer which is kept for everyone; nil for who needs no such thing.
    private func sharedFields(_ request: FastPathRequest) -> [(String, String)]? {
        guard request.headers.contains(name: "Origin"),
            case .shared(let origin) = sharing.decide(origins: request.headers["Origin"], isPreflight: false)
        else { return nil }
        return CORSPolicy.sharing(with: origin)
    }
}
