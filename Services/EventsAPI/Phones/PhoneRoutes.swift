import HTTPTypes
import Hummingbird
import ServiceKit

/// `/api/v1/users/me/phone`
struct PhoneRoutes: Sendable {
    let phones: Phones
    let preferences: Preferences
    let idempotency: Idempotency

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.post("/users/me/phone") { request, context in
            var request = request
            let identity = try context.signedIn()
            let key = try await idempotency.key(of: &request, context)
            let body = try await request.decode(as: Body.self, context: context)
            let sent = try await idempotency.once(key) { database in
                try await phones.on(database).sendCode(to: body.phone, identity)
            }
            return try WireResponse.json(.accepted, sent, headers: [.cacheControl: "no-store"])
        }
        api.post("/users/me/phone/confirmation") { request, context in
            var request = request
            let identity = try context.signedIn()
            let key = try await idempotency.key(of: &request, context)
            let body = try await request.decode(as: Body.self, context: context)
            // Not in the transaction that keeps the answer: a wrong try must count.
            let answer = try await idempotency.onceKnown(key) {
                try await phones.confirm(code: body.code, identity)
                return try await preferences.preferences(identity)
            }
            return try WireResponse.json(.ok, answer, headers: [.cacheControl: "no-store"])
        }
        api.delete("/users/me/phone") { _, context in
            try await phones.remove(try context.signedIn())
            return Response(status: .noContent)
        }
    }

    private struct Body: Decodable {
        let phone: String?
        let code: String?
    }
}
