import HTTPTypes
import Hummingbird
import ServiceKit

/// `/api/v1/users/me/notifications`, `/api/v1/events/{id}/deliveries` and `/api/v1/admin/dead-letters`
struct ToldRoutes: Sendable {
    let told: Told

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.get("/users/me/notifications") { request, context in
            let identity = try context.signedIn()
            let page = try PageQuery(request.uri.queryParameters)
            return try await told.notifications(page, identity).page(of: request)
        }
        api.post("/users/me/notifications/read") { request, context in
            let identity = try context.signedIn()
            let notifications = try await request.decode(as: NotificationSelection.self, context: context)
            return try await told.read(notifications, identity).response()
        }
        api.get("/events/:id/deliveries") { request, context in
            let identity = try context.signedIn()
            let filter = try DeliveryFilter(request.uri.queryParameters)
            let page = try PageQuery(request.uri.queryParameters)
            return try await told.deliveries(eventID: try context.id(), filter, page, for: identity).page(of: request)
        }
        api.get("/admin/dead-letters") { request, _ in
            try await told.deadLetters(try PageQuery(request.uri.queryParameters)).page(of: request)
        }
        api.post("/admin/dead-letters/retry") { request, context in
            let letters = try await request.decode(as: NotificationSelection.self, context: context)
            return try await told.retry(try letters.validated()).response()
        }
    }
}
