import AsyncHTTPClient
import EdgeHTTP
import Hummingbird
import Logging
import NIOCore
import ServiceKit
import ServiceLifecycle

/// Composes frontend.
///
/// - Throws: ``StaticFiles/Unreadable`` when the web app is not where the configuration says.
func buildApplication(
    _ configuration: FrontendConfiguration,
    logger: Logger,
    registry: PrometheusRegistry,
    onServerRunning: @escaping @Sendable (any Channel) async -> Void = { _ in }
) throws -> [any Service] {
    let files = try StaticFiles(root: configuration.webRoot, site: configuration.site)
    let proxy = ReverseProxy(
        upstream: configuration.upstream,
        scheme: configuration.publicURL.scheme ?? "http",
        maximumConnections: configuration.maximumConnections
    )
    let securityHeaders = SecurityHeaders.page(
        publicURL: configuration.publicURL,
        scriptHashes: files.inlineScriptHashes
    )
    let router = Router(context: FrontendRequestContext.self)
    router.addMiddleware {
        RequestTraceMiddleware()
        SecurityHeadersMiddleware(securityHeaders)
        ProblemMiddleware()
        RequestTargetMiddleware()
    }
    // The files are in memory: a process that runs has them.
    HealthRoutes(registry: registry) { true }.add(to: router)
    proxy.add(to: router)
    let server = Application(
        router: router,
        server: .edge(
            configuration: EdgeConfiguration(
                maximumRequestBodyBytes: RequestLimits.bodyBytes,
                maximumConnections: configuration.maximumConnections,
                securityHeaders: securityHeaders
            ),
            handler: FrontendFastPath(
                files: files,
                upstream: configuration.upstream,
                origins: configuration.origins,
                logger: logger
            ),
            certificate: configuration.transportSecurity.certificate?.context
        ),
        configuration: .init(address: .hostname("0.0.0.0", port: configuration.port), serverName: nil),
        onServerRunning: onServerRunning,
        logger: logger
    )
    let tracing = configuration.tracing.start(service: "frontend", logger: logger) { collector, spans in
        try await proxy.deliver(spans, to: collector)
    }
    return [proxy] + tracing + [server]
}
