import Foundation
import HTTPTesting
import Synchronization

/// What stands for notification-service: it remembers what it was asked, and answers as the test says.
final class NotificationStandIn: Sendable {
    private struct State {
        var status = 200
        var held = "[]"
        var asked: [ReceivedRequest] = []
    }

    private let state = Mutex(State())

    /// From now on this is the status of every answer.
    func answer(_ status: Int) {
        state.withLock { $0.status = status }
    }

    /// From now on these notifications are held of everyone.
    func hold(_ json: String) {
        state.withLock { $0.held = json }
    }

    /// The bodies of what was asked at a path that ends like this.
    func asked(_ suffix: String) -> [String] {
        state.withLock { $0.asked.filter { $0.target.hasSuffix(suffix) }.map(\.body) }
    }

    func reply(to request: ReceivedRequest) -> ScriptedHTTPServer.Reply {
        state.withLock { state in
            state.asked.append(request)
            guard state.status == 200 else { return .answer(state.status, "somebody@campus.example") }
            if request.target.hasSuffix("/export") { return .answer(200, state.held) }
            return request.target.hasSuffix("/erasure") ? .answer(200, #"{"anonymised":1}"#) : .answer(202, "[]")
        }
    }
}
