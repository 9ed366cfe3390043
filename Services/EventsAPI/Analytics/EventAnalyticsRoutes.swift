import HTTPTypes
import Hummingbird
import ServiceKit

/// `/api/v1/events/{id}/analytics`
struct EventAnalyticsRoutes: Sendable {
    let analytics: EventAnalytics

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.get("/events/:id/analytics") { _, context in
            let figures = try await analytics.figures(eventID: try context.id(), for: try context.signedIn())
            return try WireResponse.json(.ok, figures, headers: [.cacheControl: "no-store"])
        }
    }
}
