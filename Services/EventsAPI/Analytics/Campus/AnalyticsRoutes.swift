import CampusCore
import HTTPTypes
import Hummingbird
import ServiceKit

/// `/api/v1/analytics`: figures over many events, in JSON or, with `format=csv`, as a file.
struct AnalyticsRoutes: Sendable {
    let analytics: Analytics

    func add(to api: some RouterMethods<EventsRequestContext>) {
        addSums(to: api)
        addTimes(to: api)
        addEvents(to: api)
    }

    private func addSums(to api: some RouterMethods<EventsRequestContext>) {
        api.get("/analytics/statistics") { request, context in
            let query = try FigureQuery(request)
            let statistics = try await analytics.statistics(query.filter, for: try context.signedIn())
            return try WireResponse.json(.ok, statistics, headers: [.cacheControl: "no-store"])
        }
        api.get("/analytics/categories") { request, context in
            let query = try FigureQuery(request)
            return try query.answer(
                "categories",
                try await analytics.categories(query.filter, for: try context.signedIn())
            )
        }
        api.get("/analytics/venues") { request, context in
            let query = try FigureQuery(request)
            return try query.answer("venues", try await analytics.venues(query.filter, for: try context.signedIn()))
        }
        api.get("/analytics/organizers") { request, context in
            let query = try FigureQuery(request)
            return try query.answer(
                "organizers",
                try await analytics.organizers(query.filter, for: try context.signedIn())
            )
        }
    }

    private func addTimes(to api: some RouterMethods<EventsRequestContext>) {
        api.get("/analytics/monthly") { request, context in
            let query = try FigureQuery(request)
            let months = try await analytics.months(query.filter, count: query.months, for: try context.signedIn())
            return try query.answer("months", months)
        }
        api.get("/analytics/trends") { request, context in
            let query = try FigureQuery(request)
            let trend = try await analytics.trend(
                query.filter,
                step: query.step,
                months: query.months,
                for: try context.signedIn()
            )
            return try query.answer("trends", trend)
        }
    }

    private func addEvents(to api: some RouterMethods<EventsRequestContext>) {
        api.get("/analytics/attendance") { request, context in
            let (query, identity) = (try FigureQuery(request), try context.signedIn())
            guard query.format == .json else {
                // All of them, whatever page is asked for: each page is read when the one before is sent.
                return CSVResponse.pages("attendance", of: EventSummary.self) { last in
                    let after = last.map { ($0.start, $0.eventID) } ?? query.after
                    return try await analytics.past(query.filter, after: after, limit: 500, for: identity)
                }
            }
            let events = try await analytics.past(query.filter, after: query.after, limit: query.limit, for: identity)
            return try WireResponse.json(.ok, events, headers: query.headers(behind: events, request.uri))
        }
        api.get("/analytics/capacity") { request, context in
            let query = try FigureQuery(request)
            let events = try await analytics.coming(query.filter, limit: query.limit, for: try context.signedIn())
            return try query.answer("capacity", events)
        }
        api.get("/analytics/activity") { request, context in
            let query = try FigureQuery(request)
            let entries = try await analytics.activity(query.filter, limit: query.limit, for: try context.signedIn())
            return try query.answer("activity", entries)
        }
    }
}
