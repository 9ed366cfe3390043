public import Hummingbird

/// `GET /health`, `GET /ready` and `GET /metrics`, the same on every service.
public struct HealthRoutes: Sendable {
    private let registry: PrometheusRegistry
    private let isReady: @Sendable () async -> Bool

    /// - Parameter isReady: asks only what this service itself cannot work without, so that faults do not cascade.
    public init(registry: PrometheusRegistry, isReady: @escaping @Sendable () async -> Bool) {
        self.registry = registry
        self.isReady = isReady
    }

    public func add(to router: some RouterMethods<some RequestContext>) {
        router.get("/health") { _, _ in Self.answer(.ok, #"{"status":"ok"}"#) }
        router.get("/ready") { _, _ in
            await isReady()
                ? Self.answer(.ok, #"{"status":"ready"}"#)
                : Self.answer(.serviceUnavailable, #"{"status":"not ready"}"#)
        }
        router.get("/metrics") { _, _ in
            Self.answer(.ok, registry.exposition(), type: "text/plain; version=0.0.4; charset=utf-8")
        }
    }

    private static func answer(
        _ status: HTTPResponse.Status,
        _ body: String,
        type: String = "application/json"
    ) -> Response {
        Response(
            status: status,
            headers: [.contentType: type, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: body))
        )
    }
}
