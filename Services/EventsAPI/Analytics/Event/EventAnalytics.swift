import CampusCore
import Foundation
import ServiceKit

/// The figures of an event, for whoever manages it.
struct EventAnalytics: Sendable {
    let store: EventFigureStore
    let checkIns: CheckIns
    let gateway: NotificationGateway

    /// - Throws: ``Problem`` 403 and 404.
    func figures(eventID: UUID, for identity: Identity) async throws -> EventFigures {
        let viewed = try await checkIns.rsvps.events.viewed(id: eventID, by: identity)
        try viewed.powers.requireManager()
        let event = viewed.event
        async let notifications = notifications(of: event)
        let counts = try await checkIns.counts(of: event)
        let affiliations = try await store.affiliations(eventID: eventID)
        let step = try await store.step(eventID: eventID)
        let decisions = try await store.decisions(eventID: eventID, step: step, timezone: event.timezone)
        return EventFigures(
            eventID: eventID,
            timezone: event.timezone,
            seats: event.maxAttendees,
            counts: counts,
            promoted: decisions.reduce(0) { $0 + $1.promoted },
            cancelled: decisions.reduce(0) { $0 + $1.cancelled },
            affiliations: zip(affiliations, SmallGroups.hidden(affiliations.map(\.count))).map {
                EventFigures.AffiliationCount(affiliation: $0.affiliation, count: $1)
            },
            step: step,
            decisions: decisions,
            checkIns: try await store.checkIns(eventID: eventID, start: event.startTime),
            notifications: try await notifications
        )
    }

    /// What became of what its attendees were told; the rest is worth showing without it.
    private func notifications(of event: Event) async throws -> [String: Int]? {
        do {
            let query: [(name: String, value: String?)] = [("event_id", event.id.uuid.wire), ("limit", "1")]
            return try await gateway.ask(.get, "deliveries", query: query).countsByKind
        } catch is NotificationGateway.Unavailable {
            return nil
        }
    }
}
