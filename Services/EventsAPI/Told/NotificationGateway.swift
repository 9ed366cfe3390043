import CampusCore
import Foundation
import HTTPClient
import HTTPTypes
import ServiceKit

/// The way of what people ask of notification-service, to which this service is the only public door. Who may ask, and in
/// whose name, was decided before.
struct NotificationGateway: Sendable {
    let http: HTTPClient
    let notificationServiceURL: URL

    private static let patience = Duration.seconds(5)

    /// - Parameter query: names and values.
    /// - Throws: ``Problem`` as notification-service says what is wrong with the request; ``Unavailable``.
    func ask(
        _ method: HTTPRequest.Method,
        _ path: String,
        query: [(name: String, value: String?)] = []
    ) async throws -> NotificationAnswer {
        try await send(method, path, query: query, headers: [], body: [])
    }

    /// The same with a body in JSON.
    func ask(_ method: HTTPRequest.Method, _ path: String, body: some Encodable) async throws -> NotificationAnswer {
        let bytes = Array(try WireJSON.encoder().encode(body))
        return try await send(method, path, query: [], headers: [("Content-Type", "application/json")], body: bytes)
    }

    /// Passes on what came, byte by byte.
    func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        query: [(name: String, value: String?)] = [],
        headers: [(String, String)],
        body: [UInt8]
    ) async throws -> NotificationAnswer {
        let items = query.compactMap { item in item.value.map { URLQueryItem(name: item.name, value: $0) } }
        let route = notificationServiceURL.appending(path: path)
        // A plus may stand in a query as it is, and many read it as a space.
        let url = (items.isEmpty ? route : route.appending(queryItems: items)).absoluteString
            .replacing("+", with: "%2B")
        let trace = TraceContext.current.map { [("traceparent", $0.traceparent)] } ?? []
        let request = HTTPClientRequest(method: method.rawValue, url: url, headers: headers + trace, body: body)
        let response: HTTPClientResponse
        do {
            response = try await http.send(request, timeout: Self.patience)
        } catch {
            throw Unavailable(reason: "\(error)")
        }
        switch response.status {
        case 200..<300: return NotificationAnswer(response)
        case 400, 403, 404, 409, 422: throw Self.problem(response)
        default: throw Unavailable(reason: "it answered \(response.status)")
        }
    }

    /// notification-service does not answer, or not as it should. It says so itself when it cannot work now.
    struct Unavailable: ProblemConvertible, CustomStringConvertible {
        let reason: String

        var description: String { "notification-service cannot be asked: \(reason)" }

        var problem: Problem {
            Problem(
                .serviceUnavailable,
                "What is told cannot be looked up at the moment; try again",
                headers: [.retryAfter: "5"]
            )
        }
    }

    /// What it said is wrong, as if it were said here.
    private static func problem(_ response: HTTPClientResponse) -> Problem {
        struct Refusal: Decodable {
            let type: String?
            let detail: String?
            let errors: [FieldError]?
        }
        let status = HTTPResponse.Status(code: response.status)
        do {
            let refusal = try WireJSON.decoder().decode(Refusal.self, from: Data(response.body))
            let kind = refusal.type.flatMap { $0.hasPrefix("/problems/") ? String($0.dropFirst(10)) : nil }
            return Problem(status, refusal.detail, kind: kind, errors: refusal.errors ?? [])
        } catch {
            // The status says enough.
            return Problem(status)
        }
    }
}
