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
            let filter = DeliveryFilter(parameters, &validator)
            let page = TimedPage(parameters, &validator)
            try validator.finish()
            let deliveries = try await store.deliveries(filter, page)
            let last = deliveries.last.map { ($0.createdAt, $0.id.uuid) }
            var headers = page.link(request.uri, last, count: deliveries.count)
            if page.after == nil { headers[.counts] = try await store.deliveryCounts(filter).text }
            return try WireResponse.json(.ok, deliveries, headers: headers)
        }
    }
}
