public import Logging
public import ServiceLifecycle

/// Requests to other services through libcurl. TLS certificates are verified, connections are kept, redirects are
/// answers like any other. Its methods may be called from any thread.
public final class HTTPClient: Service {
    private let loop: TransferLoop<HTTPTransfer>

    public init(configuration: HTTPClientConfiguration = HTTPClientConfiguration(), logger: Logger) {
        loop = TransferLoop(name: "http-client", configuration)
    }

    /// Carries the requests until the service group shuts down; what is under way is then ended first.
    public func run() async throws {
        await loop.run()
    }

    /// Sends the request and waits for the whole answer, whatever its status.
    ///
    /// - Parameter timeout: for all of it, connecting included.
    /// - Throws: ``HTTPClientError``.
    public func send(
        _ request: HTTPClientRequest,
        timeout: Duration = .seconds(10)
    ) async throws(HTTPClientError) -> HTTPClientResponse {
        try request.validate()
        return try await loop.perform(request, timeout: timeout)
    }
}
