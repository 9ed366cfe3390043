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

/// Hands requests to events-api, each when it is whole, and its answers back as they come.
///
/// What goes on is written anew from what was read, never copied: its length is said once, and counted, so that the two
/// servers cannot end a request at different bytes. A body is read to its end first: nothing of a request that is cut
/// off or refused in its middle reaches events-api, slow clients hold none of its connections, and nobody reads a body
/// any more when events-api answers before it has all of it.
struct ReverseProxy: Service {
    /// Where events-api listens, without a slash at its end.
    private let target: String
    /// Of the address that people use.
    private let scheme: String
    private let client: HTTPClient

    /// - Parameter maximumConnections: how many requests may wait for answers, as those do that poll for live changes.
    init(upstream: Upstream, scheme: String, maximumConnections: Int) {
        let address = upstream.url.absoluteString
        self.target = address.hasSuffix("/") ? String(address.dropLast()) : address
        self.scheme = scheme
        // Redirects are answers like any other: they lead browsers, and carry cookies for them.
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: upstream.tls,
            redirectConfiguration: .disallow
        )
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = maximumConnections
        client = HTTPClient(
            eventLoopGroup: .singletonMultiThreadedEventLoopGroup,
            configuration: configuration
        )
    }

    /// Posts spans to a collector.
    func deliver(_ spans: [UInt8], to collector: URL) async throws {
        var outgoing = HTTPClientRequest(url: collector.absoluteString)
        outgoing.method = .POST
        outgoing.headers.add(name: "Content-Type", value: "application/json")
        outgoing.body = .bytes(ByteBuffer(bytes: spans))
        let answer = try await client.execute(outgoing, timeout: .seconds(5))
        _ = try await answer.body.collect(upTo: RequestLimits.bodyBytes)
        guard answer.status == .ok else { throw TracingConfiguration.Refused(status: Int(answer.status.code)) }
    }

    func run() async throws {
        // A cancelled sleep is the sign to stop.
        do {
            try await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(Int64.max / 4)) }
        } catch {}
        try await client.shutdown()
    }

    func add(to router: Router<FrontendRequestContext>) {
        for path in ["/api/**", "/api-docs", "/api-docs/**", "/socket.io", "/socket.io/**", "/.well-known/**"] {
            for method: HTTPRequest.Method in [.get, .head, .post, .put, .patch, .delete, .options] {
                router.on(RouterPath(path), method: method) { request, context in
                    try await forward(request, context)
                }
            }
        }
    }

    /// - Throws: ``Problem`` 502 when events-api does not answer; what reading the body throws.
    private func forward(_ request: Request, _ context: FrontendRequestContext) async throws -> Response {
        // Of an absolute target (RFC 9112 §3.2.2) the path alone goes on.
        let query = request.uri.query.map { "?\($0)" } ?? ""
        var outgoing = HTTPClientRequest(url: target + request.uri.path + query)
        outgoing.method = .init(rawValue: request.method.rawValue)
        let fields = EndToEndFields(connection: request.headers[values: .connection])
        for field in request.headers where fields.include(field.name.rawName) {
            outgoing.headers.add(name: field.name.rawName, value: field.value)
        }
        outgoing.headers.replaceOrAdd(name: "X-Forwarded-For", value: forwardedFor(request, context))
        outgoing.headers.replaceOrAdd(name: "X-Forwarded-Host", value: request.head.authority ?? "")
        outgoing.headers.replaceOrAdd(name: "X-Forwarded-Proto", value: scheme)
        if let id = context.logger[metadataKey: "request_id"] {
            outgoing.headers.replaceOrAdd(name: "X-Request-ID", value: id.description)
        }
        if let trace = TraceContext.current {
            outgoing.headers.replaceOrAdd(name: "traceparent", value: trace.traceparent)
        }
        let body = try await request.body.collect(upTo: RequestLimits.bodyBytes)
        if body.readableBytes > 0 { outgoing.body = .bytes(body) }
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
        let fields = EndToEndFields(connection: answer.headers["Connection"])
        for (name, value) in answer.headers where fields.include(name) {
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
