import AsyncHTTPClient
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1
import ServiceKit
import ServiceLifecycle

/// Hands requests to events-api and its answers back, both as they come, so that neither waits in memory.
struct ReverseProxy: Service {
    private let target: URL
    private let client = HTTPClient(eventLoopGroup: .singletonMultiThreadedEventLoopGroup)

    /// Headers of one connection, which end at a proxy (RFC 9110 §7.6.1), and Host, which is the target's.
    private static let hopByHop: Set = [
        "host", "connection", "keep-alive", "proxy-connection", "proxy-authenticate", "proxy-authorization", "te",
        "trailer",
        "transfer-encoding", "upgrade",
    ]

    init(target: URL) {
        self.target = target
    }

    func run() async throws {
        // A cancelled sleep is the sign to stop.
        do {
            try await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(Int64.max / 4)) }
        } catch {}
        try await client.shutdown()
    }

    func add(to router: Router<FrontendRequestContext>) {
        for path in ["/api/**", "/api-docs", "/api-docs/**", "/socket.io/**", "/.well-known/**"] {
            for method: HTTPRequest.Method in [.get, .head, .post, .put, .patch, .delete, .options] {
                router.on(RouterPath(path), method: method) { request, context in
                    try await forward(request, context)
                }
            }
        }
    }

    /// - Throws: ``Problem`` 502 when events-api does not answer.
    private func forward(_ request: Request, _ context: FrontendRequestContext) async throws -> Response {
        var outgoing = HTTPClientRequest(url: target.absoluteString + request.uri.description)
        outgoing.method = .init(rawValue: request.method.rawValue)
        for field in request.headers where !Self.hopByHop.contains(field.name.canonicalName) {
            outgoing.headers.add(name: field.name.rawName, value: field.value)
        }
        outgoing.headers.replaceOrAdd(name: "X-Forwarded-For", value: forwardedFor(request, context))
        outgoing.headers.replaceOrAdd(name: "X-Forwarded-Host", value: request.head.authority ?? "")
        if let id = context.logger[metadataKey: "request_id"] {
            outgoing.headers.replaceOrAdd(name: "X-Request-ID", value: id.description)
        }
        if let length = request.headers[.contentLength].flatMap({ Int64($0) }) {
            outgoing.body = .stream(request.body, length: .known(length))
        } else if request.headers[.transferEncoding] != nil {
            outgoing.body = .stream(request.body, length: .unknown)
        }
        do {
            let answer = try await client.execute(outgoing, timeout: .seconds(60), logger: context.logger)
            return response(answer)
        } catch {
            context.logger.warning("events-api did not answer", error: error)
            throw Problem(.badGateway, "The service is not reachable; try again in a moment")
        }
    }

    private func forwardedFor(_ request: Request, _ context: FrontendRequestContext) -> String {
        let peer = context.remoteAddress?.ipAddress ?? "unknown"
        return HTTPField.Name("X-Forwarded-For").flatMap { request.headers[$0] }.map { "\($0), \(peer)" } ?? peer
    }

    private func response(_ answer: HTTPClientResponse) -> Response {
        var headers = HTTPFields()
        for (name, value) in answer.headers where !Self.hopByHop.contains(name.lowercased()) {
            if let name = HTTPField.Name(name) { headers.append(HTTPField(name: name, value: value)) }
        }
        let length = answer.headers.first(name: "Content-Length").flatMap { Int($0) }
        return Response(
            status: .init(code: Int(answer.status.code), reasonPhrase: answer.status.reasonPhrase),
            headers: headers,
            body: ResponseBody(contentLength: length) { writer in
                for try await part in answer.body { try await writer.write(part) }
                try await writer.finish(nil)
            }
        )
    }
}
