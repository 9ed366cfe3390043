import CampusCore
import Foundation
import Hummingbird
import ServiceKit

/// `/notifications…`, inside the cluster.
struct NotificationRoutes: Sendable {
    let notifications: Notifications

    func add(to router: some RouterMethods<NotificationRequestContext>) {
        router.post("/notifications") { request, context in
            let body = try await request.decode(as: OneOrMany<NotificationRequest>.self, context: context)
            try await notifications.accept(body.values)
            return try WireResponse.json(.accepted, body.values.map { ["id": $0.id.wire, "status": "queued"] })
        }
        router.get("/notifications") { request, _ in
            let limit = try Self.limit(request.uri.queryParameters["limit"])
            return try WireResponse.json(.ok, try await notifications.store.latest(limit: limit))
        }
        router.get("/notifications/:id") { _, context in
            guard let id = context.parameters.get("id", as: UUID.self) else {
                throw Problem(.notFound, "There is no such notification")
            }
            return try WireResponse.json(.ok, try await notifications.notification(id: id))
        }
    }

    /// How many are listed: 50 unless asked for, 100 at most; an empty text counts as absent.
    private static func limit(_ text: Substring?) throws(ValidationError) -> Int {
        guard let text, !text.isEmpty else { return 50 }
        var validator = Validator()
        let limit = validator.integer(Int(text) ?? 0, "limit", 1...100)
        try validator.finish()
        return limit
    }
}

/// One value, or an array of them.
struct OneOrMany<Value: Decodable>: Decodable {
    let values: [Value]

    init(from decoder: any Decoder) throws {
        // What is no array is read as one value, whose own error then says what is wrong.
        if var container = try? decoder.unkeyedContainer() {
            var values: [Value] = []
            while !container.isAtEnd { values.append(try container.decode(Value.self)) }
            self.values = values
        } else {
            values = [try Value(from: decoder)]
        }
    }
}
