import HTTPTypes
public import Hummingbird

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
