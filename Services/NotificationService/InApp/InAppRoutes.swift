import CampusCore
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import ServiceKit

/// `/notifications` of one person in the app, and of all for those who operate; inside the cluster.
struct InAppRoutes: Sendable {
    let store: NotificationStore
    let templates: Templates
    let publicURL: URL
    let logger: Logger

    func add(to router: some RouterMethods<NotificationRequestContext>) {
        router.get("/notifications") { request, _ in
            let parameters = request.uri.queryParameters
            var validator = Validator()
            let page = TimedPage(parameters, &validator)
            let channel = parameters["channel"] ?? NotificationChannel.inApp.rawValue[...]
            validator.require(channel == NotificationChannel.inApp.rawValue, "channel", "must be in_app")
            guard let text = parameters["user_id"] else {
                try validator.finish()
                return try WireResponse.json(.ok, try await store.latest(limit: page.limit))
            }
            let person = Self.person(text, &validator)
            try validator.finish()
            let told = try await store.inApp(of: person, page)
            let last = told.last.map { ($0.sendAt, $0.id.uuid) }
            var headers = page.link(request.uri, last, count: told.count)
            headers[.unread] = "\(try await store.unread(of: person))"
            return try WireResponse.json(.ok, told.compactMap(shown), headers: headers)
        }
        router.get("/notifications/unread") { request, _ in
            var validator = Validator()
            let person = Self.person(request.uri.queryParameters["user_id"], &validator)
            try validator.finish()
            return try WireResponse.json(.ok, ["unread": try await store.unread(of: person)])
        }
        router.post("/notifications/read") { request, context in
            let receipt = try await request.decode(as: ReadReceipt.self, context: context)
            try receipt.validate()
            try await store.markRead(of: receipt.userID, ids: receipt.all == true ? nil : receipt.ids)
            return try WireResponse.json(.ok, ["unread": try await store.unread(of: receipt.userID)])
        }
    }

    private static func person(_ text: Substring?, _ validator: inout Validator) -> UUID {
        guard let id = text.flatMap({ UUID(uuidString: String($0)) }) else {
            validator.reject("user_id", "must be a UUID")
            return UUID()
        }
        return id
    }

    /// Nil for what a template that is gone would say.
    private func shown(_ notification: Notification) -> InAppNotification? {
        do {
            let message = try templates.short(for: notification, publicURL: publicURL)
            return InAppNotification(
                id: notification.id,
                template: notification.template,
                title: message.title,
                body: message.body,
                url: message.url?.absoluteString,
                eventID: notification.eventID?.wire,
                createdAt: notification.sendAt,
                readAt: notification.readAt
            )
        } catch {
            logger.warning("a notification cannot be shown", error: error)
            return nil
        }
    }
}

extension HTTPField.Name {
    /// How many of a person's notifications were not read.
    static let unread = unchecked("Unread-Count")
}
