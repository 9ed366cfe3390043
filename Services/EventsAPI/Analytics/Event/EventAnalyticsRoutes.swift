import HTTPTypes
import Hummingbird
import ServiceKit

/// `/api/v1/events/{id}/analytics`
struct EventAnalyticsRoutes: Sendable {
    let analytics: EventAnalytics

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.get("/events/:id/analytics") { request, context in
            let format = try FigureQuery.format(request.uri.queryParameters)
            let figures = try await analytics.figures(eventID: try context.id(), for: try context.signedIn())
            // As a file, its line of decisions: the one list of it that grows long.
            if format == .csv { return CSVResponse.rows("decisions", figures.decisions) }
            return try WireResponse.json(.ok, figures, headers: [.cacheControl: "no-store"])
        }
    }
}
