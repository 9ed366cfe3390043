import EdgeHTTP
import NIOConcurrencyHelpers
import NIOCore

/// A fast path for tests: what it does is in the request's path.
///
/// `/memory`, `/tagged`, `/large` are answered from memory, `/lane` when the test completes it, `/now` by a future that
/// is done, `/broken` by one that failed, `/collect` with the body it collected, `/peek` collects the body and passes
/// on, `/live` is a WebSocket; everything else goes on to Hummingbird.
final class ScriptedHandler: FastPathHandler {
    let lane = NIOLockedValueBox<[EventLoopPromise<FastPathResponse>]>([])
    let webSockets = NIOLockedValueBox<[RecordingWebSocket]>([])
    let decisions = NIOLockedValueBox(0)
    /// What was asked for, in order.
    let targets = NIOLockedValueBox<[String]>([])
    let memory = FastPathResponse.prebuilt(status: .ok, headers: [("Content-Type", "text/plain")], body: text("memory"))
    let tagged = FastPathResponse.prebuilt(
        status: .ok,
        headers: [("Content-Type", "text/plain"), ("ETag", "\"v1\""), ("Cache-Control", "max-age=60")],
        body: text("tagged")
    )
    let large = FastPathResponse.prebuilt(status: .ok, body: ByteBuffer(repeating: UInt8(ascii: "x"), count: 100_000))

    func decide(_ request: FastPathRequest) -> FastPathDecision {
        decisions.withLockedValue { $0 += 1 }
        targets.withLockedValue { $0.append(request.uri) }
        switch request.path {
        case "/memory": return .answer(memory)
        case "/tagged": return .answer(tagged)
        case "/large": return .answer(large)
        case "/query": return .answer(Self.response("query " + (request.query ?? "none")))
        case "/lane":
            let promise = request.eventLoop.makePromise(of: FastPathResponse.self)
            lane.withLockedValue { $0.append(promise) }
            return .pending(promise.futureResult)
        case "/now": return .pending(request.eventLoop.makeSucceededFuture(Self.response("now")))
        case "/broken": return .pending(request.eventLoop.makeFailedFuture(ChannelError.eof))
        case "/collect":
            return .body(limit: 1000) { .answer(Self.response("collected " + String(buffer: $0))) }
        case "/peek": return .body(limit: 1000) { _ in .pass }
        case "/live":
            return .upgrade(
                WebSocketAcceptance(
                    subprotocol: request.webSocketSubprotocols.first { $0 == "campus.v1" },
                    headers: [("X-Live", "yes")]
                ) { [webSockets] in
                    let webSocket = RecordingWebSocket()
                    webSockets.withLockedValue { $0.append(webSocket) }
                    return webSocket
                }
            )
        default: return .pass
        }
    }

    /// Completes the oldest request that waits in the lane.
    func completeLane(_ body: String) {
        let promise = lane.withLockedValue { $0.isEmpty ? nil : $0.removeFirst() }
        promise?.succeed(Self.response(body))
    }

    static func response(_ body: String) -> FastPathResponse {
        FastPathResponse(status: .ok, headers: [("Content-Type", "text/plain")], body: text(body))
    }

    private static func text(_ string: String) -> ByteBuffer { ByteBuffer(string: string) }
}
