import CampusCore
import HTTPTypes
import Hummingbird
import ServiceKit

/// `/api/v1/…calendar.ics` and `/api/v1/users/me/calendar-token`
struct CalendarRoutes: Sendable {
    let calendars: Calendars
    let idempotency: Idempotency

    /// Kept, and asked about each time.
    private static let asked = "private, no-cache"
    /// What everyone may see is kept on the way for as long as nobody minds.
    private static let shared = "public, max-age=300"

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.get("/events/:id/calendar.ics") { request, context in
            let calendar = try await calendars.event(id: try context.id(), for: context.identity)
            return CalendarResponse(calendar, file: "event.ics", caching: Self.asked).response(to: request)
        }
        api.get("/calendar.ics") { request, context in
            let parameters = request.uri.queryParameters
            var filter = try EventFilter(parameters)
            // Programs that subscribe do not page: by time, and all at once.
            filter.sort = .time
            filter.after = nil
            if parameters["limit"]?.isEmpty ?? true { filter.limit = Calendars.capacity }
            let calendar = try await calendars.feed(filter, for: context.identity)
            return CalendarResponse(
                calendar,
                file: "campus-events.ics",
                caching: context.identity == nil ? Self.shared : Self.asked
            ).response(to: request)
        }
        api.get("/users/me/calendar.ics") { request, context in
            let userID =
                if let token = request.uri.queryParameters["token"], !token.isEmpty {
                    try await calendars.owner(of: String(token))
                } else {
                    try context.signedIn().userID
                }
            let calendar = try await calendars.personal(userID: userID)
            return CalendarResponse(calendar, file: "my-campus-events.ics", caching: Self.asked).response(to: request)
        }
        api.post("/users/me/calendar-token") { request, context in
            var request = request
            let identity = try context.signedIn()
            let key = try await idempotency.key(of: &request, context)
            let grant = try await idempotency.once(key) { database in
                try await calendars.on(database).grant(to: identity)
            }
            return try WireResponse.json(
                .created,
                calendars.subscription(grant, of: identity),
                headers: [.cacheControl: "no-store"]
            )
        }
        api.delete("/users/me/calendar-token") { _, context in
            try await calendars.revoke(from: try context.signedIn())
            return Response(status: .noContent)
        }
    }
}
