import CampusCore
import Hummingbird
import ServiceKit

/// `/api/v1/auth/…`
struct AccountRoutes: Sendable {
    let accounts: Accounts
    let idempotency: Idempotency

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.post("/auth/register") { request, context in
            var request = request
            let key = try await idempotency.key(of: &request, context)
            let registration = try await request.decode(as: Accounts.Registration.self, context: context)
            // What is kept for a repeated request is the account, not its token.
            let user = try await idempotency.once(key) { try await accounts.register(registration, on: $0) }
            return try WireResponse.json(.created, try await accounts.tokens.session(for: user))
        }
        api.post("/auth/login") { request, context in
            let signIn = try await request.decode(as: Accounts.SignIn.self, context: context)
            return try WireResponse.json(.ok, try await accounts.signIn(signIn))
        }
        api.get("/auth/me") { _, context in
            try WireResponse.json(.ok, try await accounts.user(try context.signedIn()))
        }
    }
}
