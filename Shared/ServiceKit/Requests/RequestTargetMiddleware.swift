import Foundation
public import Hummingbird

/// Refuses a target whose percent-encoding is no UTF-8 text (RFC 3986 §2.5), which would be read as if it were not
/// there.
public struct RequestTargetMiddleware<Context: RequestContext>: RouterMiddleware {
    public init() {}

    public func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let target = request.uri.string
        guard !target.utf8.contains(UInt8(ascii: "%")) || target.removingPercentEncoding != nil else {
            throw Problem(.badRequest, "The address is not encoded as UTF-8")
        }
        return try await next(request, context)
    }
}
