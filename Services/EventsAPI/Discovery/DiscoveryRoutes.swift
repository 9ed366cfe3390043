import CampusCore
import HTTPTypes
import Hummingbird
import ServiceKit

/// The lists of `/api/v1/events…`, and `/api/v1/recommendations`
struct DiscoveryRoutes: Sendable {
    let discovery: Discovery
    let hot: HotAnswers

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.get("/events") { request, context in
            try await list(EventFilter(request.uri.queryParameters), request, context)
        }
        api.get("/events/past") { request, context in
            var filter = try EventFilter(request.uri.queryParameters)
            filter.status = .completed
            return try await list(filter, request, context)
        }
        api.get("/events/search") { request, context in
            let filter = try EventFilter(request.uri.queryParameters)
            guard filter.search != nil else {
                throw ValidationError([FieldError(field: "q", message: "is required")])
            }
            return try await list(filter, request, context)
        }
        api.get("/events/:id/similar") { request, context in
            let limit = try Self.limit(request)
            return try WireResponse.json(
                .ok,
                try await discovery.similar(to: try context.id(), limit: limit, for: context.identity)
            )
        }
        api.get("/recommendations") { request, context in
            let limit = try Self.limit(request)
            return try WireResponse.json(.ok, try await discovery.recommended(limit: limit, for: context.identity))
        }
    }

    private func list(_ filter: EventFilter, _ request: Request, _ context: EventsRequestContext) async throws
        -> Response
    {
        let fill = hot.fill(request, context)
        let page = try await discovery.list(filter, for: context.identity)
        var headers: HTTPFields = [:]
        if let next = page.next { headers[.link] = PageLink.next(request.uri, cursor: next) }
        let response = try KeptResponse(page.events, headers: headers)
        fill?.keep(
            response.fastPath,
            subject: .list,
            moments: page.events.flatMap { [$0.startTime, $0.endTime] },
            lifetime: 5,
            now: discovery.events.now()
        )
        return response.response(to: request)
    }

    /// How many suggestions: fewer than of a list, since nobody pages through them.
    private static func limit(_ request: Request) throws(ValidationError) -> Int {
        guard let text = request.uri.queryParameters["limit"], !text.isEmpty else { return 10 }
        var validator = Validator()
        let limit = validator.limit(text)
        try validator.finish()
        return limit
    }
}
