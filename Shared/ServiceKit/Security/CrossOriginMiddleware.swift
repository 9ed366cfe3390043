import HTTPTypes
public import Hummingbird
import Logging

/// Answers pages of other sites as the policy says. Hummingbird's `CORSMiddleware` answers a preflight of any origin, and
/// allows headers and methods even where it allows no origin.
public struct CrossOriginMiddleware<Context: RequestContext>: RouterMiddleware {
    private let policy: CORSPolicy

    public init(_ policy: CORSPolicy) {
        self.policy = policy
    }

    public func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let isPreflight = request.method == .options && request.headers[.accessControlRequestMethod] != nil
        switch policy.decide(origins: request.headers[values: .origin], isPreflight: isPreflight) {
        case .unshared:
            return varying(try await next(request, context))
        case .shared(let origin):
            return adding(CORSPolicy.sharing(with: origin), to: varying(try await next(request, context)))
        case .preflight(let origin):
            return adding(CORSPolicy.preflight(for: origin), to: Response(status: .noContent))
        case .preflightRefused:
            let problem = Problem(.forbidden, "Pages of this site may not call the API", kind: "foreign-origin")
            let requestID = context.logger[metadataKey: "request_id"]?.description
            return varying(problem.response(instance: request.uri.path, requestID: requestID))
        }
    }

    /// What is kept for one origin must not be given to another.
    private func varying(_ response: Response) -> Response {
        let fields = response.headers[values: .vary]
        guard !fields.contains(where: { $0.lowercased().contains("origin") }) else { return response }
        var response = response
        response.headers[.vary] = (fields + ["Origin"]).joined(separator: ", ")
        return response
    }

    private func adding(_ headers: [(String, String)], to response: Response) -> Response {
        var response = response
        for (name, value) in headers { response.headers[HTTPField.Name.unchecked(name)] = value }
        return response
    }
}
