import HTTPClient
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceKit

/// What notification-service answered, as it goes on to who asked.
struct NotificationAnswer: Sendable {
    let status: HTTPResponse.Status
    let body: [UInt8]
    /// Where its next page begins, out of its `Link` header; nil when there is none.
    let nextCursor: String?
    /// How many of a person's notifications are not read, where that is said.
    let unreadCount: String?
    /// How many of all there are of each kind, where that is said.
    let counts: String?

    init(_ response: HTTPClientResponse) {
        status = HTTPResponse.Status(code: response.status)
        body = response.body
        unreadCount = response.header("Unread-Count")
        counts = response.header("Counts")
        nextCursor = response.header("Link").flatMap { link in
            link.firstMatch(of: /[?&]cursor=([A-Za-z0-9_\-]+)[^>]*>; *rel="?next/).map { String($0.1) }
        }
    }

    /// How many there are of each kind; nil where that is not said.
    var countsByKind: [String: Int]? {
        counts.map { text in
            text.matches(of: /([a-z_]+)=(\d+)/).reduce(into: [:]) { $0[String($1.1)] = Int($1.2) }
        }
    }

    /// How many there are of all kinds together; nil where that is not said.
    var countOfAll: Int? { countsByKind.map { $0.values.reduce(0, +) } }

    /// Its JSON with our own headers.
    func response(headers: HTTPFields = [:]) -> Response {
        var headers = headers
        guard !body.isEmpty, status != .noContent else { return Response(status: status, headers: headers) }
        headers[.contentType] = "application/json"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }

    /// The same as a page of a list: the address of the next one is ours.
    func page(of request: Request) -> Response {
        var headers: HTTPFields = [.cacheControl: "no-store"]
        if let unreadCount { headers[.unreadCount] = unreadCount }
        if let counts { headers[.counts] = counts }
        if let nextCursor { headers[.link] = PageLink.next(request.uri, cursorText: nextCursor) }
        return response(headers: headers)
    }
}

extension HTTPField.Name {
    static let unreadCount = unchecked("Unread-Count")
}
