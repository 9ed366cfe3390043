import CampusCore
import Foundation
import Hummingbird
import ServiceKit

/// `/deliveries`, inside the cluster: whom an event's notifications reached.
struct DeliveryRoutes: Sendable {
    let store: NotificationStore

    func add(to router: some RouterMethods<NotificationRequestContext>) {
        router.get("/deliveries") { request, _ in
            let parameters = request.uri.queryParameters
            var validator = Validator()
            let event = parameters["event_id"].flatMap { UUID(uuidString: String($0)) }
            validator.require(event != nil, "event_id", "must be a UUID")
            let page = TimedPage(parameters, &validator)
            try validator.finish()
            // The line above has refused it; the compiler cannot know.
            guard let event else { return Response(status: .unprocessableContent) }
            let deliveries = try await store.deliveries(about: event, page)
            let last = deliveries.last.map { ($0.createdAt, $0.id.uuid) }
            return try WireResponse.json(
                .ok,
                deliveries,
                headers: page.link(request.uri, last, count: deliveries.count)
            )
        }
    }
}
