import HTTPTypes
import Hummingbird

/// Says in every answer what is left of the limits that the request took from, also when it is a problem
/// (draft-ietf-httpapi-ratelimit-headers-10): stands before what turns errors into answers.
struct RateLimitFieldsMiddleware: RouterMiddleware {
    func handle(
        _ request: Request,
        context: EventsRequestContext,
        next: (Request, EventsRequestContext) async throws -> Response
    ) async throws -> Response {
        let record = RateLimitRecord()
        var response = try await RateLimitRecord.$current.withValue(record) { try await next(request, context) }
        let verdicts = record.verdicts
        guard !verdicts.isEmpty else { return response }
        response.headers[.rateLimitPolicy] = verdicts.map(\.rule.policy).joined(separator: ", ")
        response.headers[.rateLimit] = verdicts.map(\.field).joined(separator: ", ")
        return response
    }
}
