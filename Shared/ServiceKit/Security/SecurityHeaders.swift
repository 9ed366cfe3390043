import HTTPTypes
public import Hummingbird

/// The headers that every answer carries; the fast path adds the same list to what it answers itself.
public enum SecurityHeaders {
    /// For answers that are data, not pages.
    public static let api: [(name: String, value: String)] = [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ]

    /// For the web app's page and its files: only what it was built with may run.
    public static let page: [(name: String, value: String)] = [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        (
            "Content-Security-Policy",
            "default-src 'self'; img-src 'self' https: data:; object-src 'none'; base-uri 'none'; "
                + "form-action 'self'; frame-ancestors 'none'"
        ),
        ("Permissions-Policy", "camera=(self), geolocation=(), microphone=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ]
}

/// Adds the security headers that an answer does not set itself.
public struct SecurityHeadersMiddleware<Context: RequestContext>: RouterMiddleware {
    private let headers: [(name: HTTPField.Name, value: String)]

    public init(_ headers: [(name: String, value: String)]) {
        self.headers = headers.map { (HTTPField.Name.unchecked($0.name), $0.value) }
    }

    public func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for header in headers where response.headers[header.name] == nil {
            response.headers[header.name] = header.value
        }
        return response
    }
}
