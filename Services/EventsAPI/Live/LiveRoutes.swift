import HTTPTypes
import Hummingbird
import ServiceKit

/// `/api/v1/live` for who does not upgrade; the fast path has taken all others.
struct LiveRoutes: Sendable {
    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.get("/live") { _, _ -> Response in
            // RFC 9110 §15.5.22: with what the client must upgrade to.
            let headers: HTTPFields = [.upgrade: "websocket"]
            throw Problem(.upgradeRequired, "This path speaks WebSocket (RFC 6455)", headers: headers)
        }
    }
}
