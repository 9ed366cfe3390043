import HTTPTypes
import Hummingbird
import ServiceKit

/// `/api/v1/users/me/push-subscriptions`
struct PushSubscriptionRoutes: Sendable {
    let subscriptions: PushSubscriptions
    let gateway: NotificationGateway
    let idempotency: Idempotency

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.get("/users/me/push-subscriptions") { _, context in
            let list = try await subscriptions.store.list(userID: try context.signedIn().userID)
            return try WireResponse.json(.ok, list, headers: [.cacheControl: "no-store"])
        }
        api.post("/users/me/push-subscriptions") { request, context in
            var request = request
            let identity = try context.signedIn()
            let key = try await idempotency.key(of: &request, context)
            let proposal = try await request.decode(as: PushSubscriptionProposal.self, context: context)
            let userAgent = request.headers[.userAgent]
            let answer = try await idempotency.once(key) { database in
                try await subscriptions.on(database).subscribe(proposal, userAgent: userAgent, identity)
            }
            return try WireResponse.json(answer.isNew ? .created : .ok, answer.subscription)
        }
        api.delete("/users/me/push-subscriptions/:id") { _, context in
            try await subscriptions.unsubscribe(id: try context.id(), try context.signedIn())
            return Response(status: .noContent)
        }
        // What the browser subscribes with: the key that messages are signed with (RFC 8292 §3.2).
        api.get("/users/me/push-subscriptions/key") { _, _ in
            try await gateway.ask(.get, "push/public-key").response(headers: [.cacheControl: "no-cache"])
        }
    }
}
