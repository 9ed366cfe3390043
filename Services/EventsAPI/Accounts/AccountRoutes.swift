import CampusCore
import Hummingbird
import ServiceKit

/// `/api/v1/auth/…`
struct AccountRoutes: Sendable {
    let accounts: Accounts

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.post("/auth/register") { request, context in
            let registration = try await request.decode(as: Accounts.Registration.self, context: context)
            return try WireResponse.json(.created, try await accounts.register(registration))
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
