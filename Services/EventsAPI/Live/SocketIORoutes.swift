import HTTPTypes
import Hummingbird
import Live
import NIOCore
import ServiceKit

/// `/socket.io/` over long-polling (Engine.IO protocol, section "HTTP long-polling"); the fast path has taken the
/// WebSockets. Who asks is said to the session and not to the requests.
struct SocketIORoutes: Sendable {
    let sessions: SocketIOSessions
    /// Whose pages may open live connections.
    let origins: AllowedOrigins
    let limiter: RateLimiter

    func add(to router: some RouterMethods<EventsRequestContext>) {
        router.get("/socket.io") { request, context in
            guard let session = try session(request) else { return try await handshake(request, context) }
            return answer(try await session.polled().get())
        }
        router.post("/socket.io") { request, _ in
            guard let session = try session(request) else { throw EngineIORefusal.badHandshakeMethod }
            return answer(try await post(request, to: session))
        }
    }

    /// - Returns: nil for a request that begins a session.
    /// - Throws: ``EngineIORefusal``.
    private func session(_ request: Request) throws(EngineIORefusal) -> SocketIOSession? {
        guard origins.mayConnect(origins: request.headers[values: .origin], host: request.head.authority) else {
            throw .forbidden
        }
        let asked = try EngineIORequest(query: request.uri.query ?? "")
        guard let id = asked.sessionID else {
            guard asked.transport == .polling else { throw .badRequest }
            return nil
        }
        guard let session = sessions[id] else { throw .unknownSession }
        // What HEAD does not show would be lost.
        guard asked.transport == .polling, request.method != .head else { throw .badRequest }
        return session
    }

    private func handshake(_ request: Request, _ context: EventsRequestContext) async throws -> Response {
        guard request.method == .get else { throw EngineIORefusal.badHandshakeMethod }
        var context = context
        context.trustedProxies = limiter.trustedProxies
        try limiter.requireHere(.anonymous, .network(context.network(of: request)))
        guard let session = sessions.open() else { throw Problem.tryAgain }
        return answer(try await session.handshake().get())
    }

    private func post(_ request: Request, to session: SocketIOSession) async throws -> ByteBuffer {
        // Binary packets come as text too, in base64.
        guard request.headers[.contentType] != "application/octet-stream" else { throw EngineIORefusal.badRequest }
        _ = try await session.postArrived().get()
        let payload: ByteBuffer
        do {
            payload = try await request.body.collect(upTo: sessions.configuration.maximumPayloadBytes)
        } catch {
            session.postFailed()
            throw error
        }
        return try await session.posted(payload).get()
    }

    private func answer(_ body: ByteBuffer) -> Response {
        let headers: HTTPFields = [.contentType: "text/plain; charset=UTF-8", .cacheControl: "no-store"]
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
    }
}
