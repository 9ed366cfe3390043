import EdgeHTTP
import Hummingbird
import Logging
import NIOConcurrencyHelpers
import NIOCore
import ServiceLifecycle
import Testing

/// A Hummingbird application behind the fast path, on a port of its own.
struct EdgeServer {
    let port: Int
    let handler: ScriptedHandler
    /// The bodies that the route `keep` has read to what it took for their end.
    let kept: NIOLockedValueBox<[String]>
    private let group: ServiceGroup

    /// Begins the graceful shutdown.
    func drain() async { await group.triggerGracefulShutdown() }

    /// Runs a server for as long as the body runs.
    static func run(
        configuration: EdgeConfiguration = EdgeConfiguration(),
        webSocket: WebSocketConfiguration = WebSocketConfiguration(),
        gate: Gate = Gate(),
        _ body: (EdgeServer) async throws -> Void
    ) async throws {
        let handler = ScriptedHandler()
        let kept = NIOLockedValueBox<[String]>([])
        let (ports, running) = AsyncStream.makeStream(of: Int?.self)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let application = Application(
            router: routes(gate, kept),
            server: .edge(configuration: configuration, handler: handler, webSocket: webSocket),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { running.yield($0.localAddress?.port) },
            logger: logger
        )
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(services: [.init(service: application)], logger: logger)
        )
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                defer { running.finish() }
                try await group.run()
            }
            let port = try #require(await ports.first { _ in true } ?? nil)
            try await body(EdgeServer(port: port, handler: handler, kept: kept, group: group))
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    private static func routes(_ gate: Gate, _ kept: NIOLockedValueBox<[String]>) -> Router<BasicRequestContext> {
        let router = Router()
        router.post("keep") { request, _ in
            let body = String(buffer: try await request.body.collect(upTo: 1000))
            kept.withLockedValue { $0.append(body) }
            return "kept"
        }
        router.get("hello") { _, _ in "hello" }
        router.get("gate") { _, _ in
            await gate.wait()
            return "gate"
        }
        router.post("echo") { request, _ in
            Response(
                status: .ok,
                body: ResponseBody { writer in
                    for try await bytes in request.body { try await writer.write(bytes) }
                    try await writer.finish(nil)
                }
            )
        }
        router.post("count") { request, _ in
            await gate.wait()
            var count = 0
            for try await bytes in request.body { count += bytes.readableBytes }
            return "\(count)"
        }
        router.get("big") { _, _ in
            Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(repeating: 0x78, count: 40 << 20)))
        }
        router.get("stream") { _, _ in
            Response(
                status: .ok,
                headers: [.contentLength: "\(64 << 20)"],
                body: ResponseBody { writer in
                    for _ in 0..<64 { try await writer.write(ByteBuffer(repeating: 0x78, count: 1 << 20)) }
                    try await writer.finish(nil)
                }
            )
        }
        router.post("unread") { _, _ in "unread" }
        router.get("breaks") { _, _ in
            Response(
                status: .ok,
                body: ResponseBody { writer in
                    try await writer.write(ByteBuffer(string: "half"))
                    throw CancellationError()
                }
            )
        }
        return router
    }
}
