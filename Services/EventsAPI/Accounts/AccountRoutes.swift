import CampusCore
import HTTPTypes
import Hummingbird
import ServiceKit

/// `/api/v1/auth/…` but for sessions, and `/.well-known/jwks.json`.
struct AccountRoutes: Sendable {
    let accounts: Accounts
    let idempotency: Idempotency

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.post("/auth/register") { request, context in
            var request = request
            let key = try await idempotency.key(of: &request, context)
            let registration = try await request.decode(as: Accounts.Registration.self, context: context)
            // What is kept for a repeated request is the account, not its token.
            let network = context.network(of: request)
            let user = try await idempotency.once(key) {
                try await accounts.register(registration, network: network, on: $0)
            }
            let userAgent = request.headers[.userAgent]
            return try SessionRoutes.answer(
                .created,
                try await accounts.sessions.begin(for: user, userAgent: userAgent)
            )
        }
        api.post("/auth/login") { request, context in
            let signIn = try await request.decode(as: Accounts.SignIn.self, context: context)
            return try SessionRoutes.answer(
                .ok,
                try await accounts.signIn(
                    signIn,
                    network: context.network(of: request),
                    userAgent: request.headers[.userAgent]
                )
            )
        }
        api.get("/auth/me") { _, context in
            try WireResponse.json(.ok, try await accounts.user(try context.signedIn()))
        }
        api.patch("/auth/me") { request, context in
            let identity = try context.signedIn()
            let proposal = try await request.decode(as: AccountNamesProposal.self, context: context)
            return try WireResponse.json(.ok, try await accounts.rename(identity, proposal))
        }
        addMailed(to: api)
    }

    private func addMailed(to api: some RouterMethods<EventsRequestContext>) {
        api.post("/auth/verify-email") { request, context in
            var request = request
            let key = try await idempotency.key(of: &request, context)
            let proof = try await request.decode(as: Proof.self, context: context)
            let user = try await idempotency.onceKnown(key) { try await accounts.verifyEmail(token: proof.token) }
            return try WireResponse.json(.ok, user)
        }
        api.post("/auth/verify-email/resend") { request, context in
            let identity = try context.signedIn()
            return try await once(request, context, .accepted) { request in
                try await accounts.mailVerification(to: identity, network: context.network(of: request))
            }
        }
        api.post("/auth/forgot-password") { request, context in
            try await once(request, context, .accepted) { request in
                let lost = try await request.decode(as: Lost.self, context: context)
                try await accounts.mailPasswordReset(email: lost.email, network: context.network(of: request))
            }
        }
        api.post("/auth/reset-password") { request, context in
            try await once(request, context, .noContent) { request in
                let proof = try await request.decode(as: Proof.self, context: context)
                try await accounts.resetPassword(token: proof.token, password: proof.password)
            }
        }
        api.post("/auth/change-password") { request, context in
            let identity = try context.signedIn()
            return try await once(request, context, .noContent) { request in
                let change = try await request.decode(as: PasswordChange.self, context: context)
                try await accounts.changePassword(identity, current: change.currentPassword, password: change.password)
            }
        }
    }

    /// What has no answer but that it is done, once for a key.
    private func once(
        _ request: Request,
        _ context: EventsRequestContext,
        _ status: HTTPResponse.Status,
        _ body: (Request) async throws -> Void
    ) async throws -> Response {
        var request = request
        let key = try await idempotency.key(of: &request, context)
        let collected = request
        _ = try await idempotency.onceKnown(key) {
            try await body(collected)
            return Done()
        }
        return Response(status: status)
    }

    /// The answer that is kept.
    private struct Done: Codable, Sendable {}

    /// What verifiers of tokens read; beside the API, where they look for it.
    func addKeySet(to router: some RouterMethods<EventsRequestContext>) {
        let tokens = accounts.sessions.accessTokens
        router.get("/.well-known/jwks.json") { _, _ in
            try WireResponse.json(.ok, tokens.keySet, headers: [.cacheControl: "public, max-age=300"])
        }
    }

    private struct Lost: Decodable {
        let email: String?
    }

    private struct Proof: Decodable {
        let token: String?
        let password: String?
    }

    private struct PasswordChange: Decodable {
        let currentPassword: String?
        let password: String?

        private enum CodingKeys: String, CodingKey {
            case currentPassword = "current_password"
            case password
        }
    }
}
