import CampusCore
import Foundation
import Hummingbird
import ServiceKit

/// `/dead-letters` and `/notifications/:id/retry`, inside the cluster.
struct DeadLetterRoutes: Sendable {
    let deadLetters: DeadLetters

    func add(to router: some RouterMethods<NotificationRequestContext>) {
        router.get("/dead-letters") { request, _ in
            let parameters = request.uri.queryParameters
            var validator = Validator()
            let page = TimedPage(parameters, &validator)
            let channel: NotificationChannel? = parameters["channel"].flatMap {
                validator.choice(String($0), "channel")
            }
            try validator.finish()
            let failed = try await deadLetters.store.failed(channel, page)
            let last = failed.last.map { ($0.failedAt, $0.id.uuid) }
            var headers = page.link(request.uri, last, count: failed.count)
            if page.after == nil { headers[.counts] = try await deadLetters.store.failedCounts().text }
            return try WireResponse.json(.ok, failed, headers: headers)
        }
        router.post("/dead-letters/retry") { request, context in
            let retry = try await request.decode(as: DeadLetterRetry.self, context: context)
            try retry.validate()
            let count = try await deadLetters.retry(retry.all == true ? nil : retry.ids)
            return try WireResponse.json(.ok, ["retried": count])
        }
        router.post("/notifications/:id/retry") { _, context in
            guard let id = context.parameters.get("id", as: UUID.self) else {
                throw Problem(.notFound, "There is no such notification")
            }
            try await deadLetters.retry(id)
            return try WireResponse.json(.accepted, ["id": id.wire, "status": "queued"])
        }
    }
}
