import CampusCore
import Foundation
import Hummingbird
import ServiceKit

/// `/notifications…`, inside the cluster.
struct NotificationRoutes: Sendable {
    let notifications: Notifications

    func add(to router: some RouterMethods<NotificationRequestContext>) {
        router.post("/notifications") { request, context in
            try await accept(request, context)
        }
        router.post("/notifications/email") { request, context in
            try await accept(request, context, by: .email)
        }
        router.post("/notifications/sms") { request, context in
            try await accept(request, context, by: .sms)
        }
        router.get("/notifications/:id") { _, context in
            guard let id = context.parameters.get("id", as: UUID.self) else {
                throw Problem(.notFound, "There is no such notification")
            }
            return try WireResponse.json(.ok, try await notifications.notification(id: id))
        }
    }

    /// - Parameter channel: by which all of them go; nil when each says its own.
    private func accept(
        _ request: Request,
        _ context: NotificationRequestContext,
        by channel: NotificationChannel? = nil
    ) async throws -> Response {
        let body = try await request.decode(as: OneOrMany<NotificationRequest>.self, context: context)
        var requests = body.values
        if let channel {
            var validator = Validator()
            let isOther = requests.contains { $0.channel != nil && $0.channel != channel }
            validator.require(!isOther, "channel", "must be \(channel.rawValue) here, or left out")
            try validator.finish()
            for index in requests.indices { requests[index].channel = channel }
        }
        let statuses = try await notifications.accept(requests)
        let suppressed = requests.map(\.id).filter { statuses[$0] == .suppressed }
        let gone = suppressed.isEmpty ? [] : try await notifications.store.gone(among: suppressed)
        return try WireResponse.json(
            .accepted,
            requests.map { request in
                Answer(
                    id: WireID(request.id),
                    // One that another request adds at this moment waits.
                    status: statuses[request.id] ?? .queued,
                    gone: gone.contains(request.id) ? true : nil
                )
            }
        )
    }

    /// What is said of each.
    private struct Answer: Encodable {
        let id: WireID
        let status: Notification.Status
        /// That the browser has unsubscribed, so that whoever keeps its subscription forgets it; else left out.
        let gone: Bool?
    }
}
