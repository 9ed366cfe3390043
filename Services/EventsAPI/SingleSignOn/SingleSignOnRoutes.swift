import CampusCore
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import Postgres
import ServiceKit

/// `/api/v1/auth/providers` and `/api/v1/auth/oidc/…`, which a browser visits as pages.
struct SingleSignOnRoutes: Sendable {
    /// Nil when there is no provider.
    let singleSignOn: SingleSignOn?
    let sessions: Sessions

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.get("/auth/providers") { _, _ in
            try WireResponse.json(.ok, Providers(sso: singleSignOn.map { Provider(name: $0.configuration.name) }))
        }
        api.get("/auth/oidc/start") { request, context in
            let signOn = try available()
            let path = try returnPath(request)
            return try await visit(signOn, context) {
                let (address, cookie) = try await signOn.start(path)
                return Self.redirect(to: address, cookies: [cookie])
            }
        }
        api.get("/auth/oidc/callback") { request, context in
            let signOn = try available()
            return try await visit(signOn, context) {
                let (known, address) = try await signOn.finish(
                    AuthorizationResponse(request.uri.queryParameters),
                    cookie: request.cookies[AttemptCookie.name]?.value
                )
                let issued = try await sessions.begin(
                    for: known.user,
                    version: known.tokenVersion,
                    userAgent: request.headers[.userAgent]
                )
                // An answer counts once.
                return Self.redirect(to: address, cookies: [AttemptCookie.clearing, issued.cookie])
            }
        }
    }

    /// - Throws: ``Problem`` 404.
    private func available() throws -> SingleSignOn {
        guard let singleSignOn else { throw Problem(.notFound, "There is no single sign-on here") }
        return singleSignOn
    }

    /// - Throws: ``ValidationError`` for a path that leads elsewhere.
    private func returnPath(_ request: Request) throws -> ReturnPath {
        guard let text = request.uri.queryParameters["return_to"], !text.isEmpty else { return .home }
        guard let path = ReturnPath(String(text)) else {
            throw ValidationError([FieldError(field: "return_to", message: "must be a path of this site")])
        }
        return path
    }

    /// Answers a person who looks at a browser and not at JSON: what goes wrong is told by the sign-in page.
    private func visit(
        _ signOn: SingleSignOn,
        _ context: EventsRequestContext,
        _ body: () async throws -> Response
    ) async throws -> Response {
        let problem: SingleSignOnError
        do {
            return try await body()
        } catch let error as SingleSignOnError {
            problem = error
        } catch let error as PostgresError where error.isTransient {
            problem = SingleSignOnError(.unavailable, "the database is away")
        } catch let error as CancellationError {
            throw error
        } catch {
            context.logger.error("single sign-on failed", error: error)
            problem = SingleSignOnError(.failed, "an error of our own")
        }
        context.logger.notice(
            "single sign-on refused",
            metadata: ["problem": "\(problem.code.rawValue)", "reason": "\(problem.reason)"]
        )
        return Self.redirect(to: signOn.address(of: problem.code), cookies: [AttemptCookie.clearing])
    }

    private static func redirect(to address: String, cookies: [String]) -> Response {
        var headers: HTTPFields = [.location: address, .cacheControl: "no-store", .referrerPolicy: "no-referrer"]
        for cookie in cookies { headers.append(HTTPField(name: .setCookie, value: cookie)) }
        return Response(status: .found, headers: headers)
    }

    private struct Providers: Encodable {
        let sso: Provider?

        private enum CodingKeys: String, CodingKey {
            case sso
        }

        /// With `null` for none.
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(sso, forKey: .sso)
        }
    }

    private struct Provider: Encodable {
        let name: String
        let startURL = "/api/v1/auth/oidc/start"

        private enum CodingKeys: String, CodingKey {
            case name
            case startURL = "start_url"
        }
    }
}

extension AuthorizationResponse {
    fileprivate init(_ parameters: FlatDictionary<Substring, Substring>) {
        func text(_ name: Substring) -> String? {
            parameters[name].flatMap { $0.isEmpty ? nil : String($0) }
        }
        self.init(code: text("code"), state: text("state"), error: text("error"), issuer: text("iss"))
    }
}

extension HTTPField.Name {
    fileprivate static let referrerPolicy = unchecked("Referrer-Policy")
}
