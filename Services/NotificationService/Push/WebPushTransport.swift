import CampusCore
import Foundation
import HTTPClient
import WebPush

/// Sends to browsers' push services (RFC 8030), encrypted for the browser alone (RFC 8291).
struct WebPushTransport: PushTransport {
    /// Connects to public addresses only, and follows no redirect.
    let http: HTTPClient
    let hosts: PushHosts
    let authorizations: VAPIDAuthorizations
    var now: @Sendable () -> Date = { Date() }

    func send(_ message: PushMessage) async throws -> String {
        let request = try request(message)
        let response: HTTPClientResponse
        do throws(HTTPClientError) {
            response = try await http.send(
                HTTPClientRequest(
                    method: "POST",
                    url: request.endpoint.url,
                    headers: request.headers.map { ($0.name, $0.value) },
                    body: request.body
                )
            )
        } catch {
            throw TransportError(error, peer: "the push service")
        }
        if let error = TransportError(push: response, now: now()) { throw error }
        // The message's own resource (RFC 8030 §5).
        return response.header("Location") ?? message.id.wire
    }

    private func request(_ message: PushMessage) throws -> PushRequest {
        do throws(WebPushError) {
            return try PushRequest(
                to: PushEndpoint(message.subscription.endpoint, hosts: hosts),
                keys: BrowserKeys(p256dh: message.subscription.p256dh, auth: message.subscription.auth),
                payload: payload(message),
                timeToLive: message.timeToLive,
                urgency: message.urgency,
                topic: message.topic,
                authorizations: authorizations
            )
        } catch {
            throw TransportError(error.code == .invalidIdentity ? .misconfigured : .rejected, "\(error)", cause: error)
        }
    }

    private func payload(_ message: PushMessage) throws(WebPushError) -> [UInt8] {
        do {
            return try message.payload()
        } catch {
            throw WebPushError(.payloadTooLarge, "it cannot be encoded")
        }
    }
}
