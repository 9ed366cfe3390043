import CampusCore
import Foundation
import ServiceKit

/// The rules of what was told to whom: people see their own, who manages an event sees what became of what was told of
/// it, and administrators see what could not be told.
struct Told: Sendable {
    let gateway: NotificationGateway
    let events: Events

    /// The person's own, the latest first; its header says how many of all are not read.
    ///
    /// - Throws: ``Problem``; ``NotificationGateway/Unavailable``.
    func notifications(_ page: PageQuery, _ identity: Identity) async throws -> NotificationAnswer {
        let person = (name: "user_id", value: Optional(identity.userID.wire))
        return try await gateway.ask(.get, "notifications", query: [person, ("channel", "in_app")] + page.items)
    }

    /// Notes that the person has seen them; others' are not the person's to see.
    ///
    /// - Returns: how many are left.
    func read(_ notifications: NotificationSelection, _ identity: Identity) async throws -> NotificationAnswer {
        let ids = try notifications.validated()
        let body = Selection(userID: WireID(identity.userID), ids: ids, all: ids == nil)
        return try await gateway.ask(.post, "notifications/read", body: body)
    }

    /// What became of what was told of an event, for whoever manages it.
    ///
    /// - Throws: ``Problem`` 403 and 404; ``NotificationGateway/Unavailable``.
    func deliveries(
        eventID: UUID,
        _ filter: DeliveryFilter,
        _ page: PageQuery,
        for identity: Identity
    ) async throws -> NotificationAnswer {
        try await events.viewed(id: eventID, by: identity).powers.requireManager()
        return try await gateway.ask(
            .get,
            "deliveries",
            query: [("event_id", eventID.wire)] + filter.items + page.items
        )
    }

    /// What could not be told, whatever was tried.
    func deadLetters(_ page: PageQuery) async throws -> NotificationAnswer {
        try await gateway.ask(.get, "dead-letters", query: page.items)
    }

    /// Has it tried again.
    ///
    /// - Parameter ids: nil for all there are.
    func retry(_ ids: [WireID]?) async throws -> NotificationAnswer {
        try await gateway.ask(.post, "dead-letters/retry", body: Selection(ids: ids, all: ids == nil))
    }

    private struct Selection: Encodable {
        var userID: WireID?
        let ids: [WireID]?
        let all: Bool

        private enum CodingKeys: String, CodingKey {
            case userID = "user_id"
            case ids, all
        }
    }
}
