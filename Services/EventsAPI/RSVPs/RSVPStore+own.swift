import CampusCore
import Foundation
import Postgres
import ServiceKit

extension RSVPStore {
    /// The person's latest 200 with their events, the next event first.
    func latest(of identity: Identity, now: Date) async throws -> [(rsvp: RSVP, viewed: ViewedEvent)] {
        let rsvps = try await database.read(
            """
            SELECT r.*, events.waitlist_position(r) AS waitlist_position FROM events.rsvps AS r
            WHERE user_id = \(identity.userID) ORDER BY created_at DESC LIMIT 200
            """
        ).map(Self.rsvp)
        return try await withEvents(rsvps, for: identity, now: now)
            .sorted { $0.viewed.event.startTime < $1.viewed.event.startTime }
    }

    /// One page of the person's RSVPs with their events, in the order of the events.
    func rsvps(of identity: Identity, _ filter: OwnRSVPFilter, now: Date) async throws -> [(
        rsvp: RSVP, viewed: ViewedEvent
    )] {
        var conditions: [PostgresQuery] = ["r.user_id = \(identity.userID)"]
        if !filter.states.isEmpty {
            conditions.append("\(Self.state(now)) = ANY(\(filter.states.map(\.rawValue))::text[])")
        }
        if case .time(let start, let id)? = filter.after {
            conditions.append(
                filter.isLatestFirst
                    ? "(e.start_time, e.id) < (\(start), \(id)::uuid)"
                    : "(e.start_time, e.id) > (\(start), \(id)::uuid)"
            )
        }
        let order: PostgresQuery = filter.isLatestFirst ? "e.start_time DESC, e.id DESC" : "e.start_time, e.id"
        let rsvps = try await database.read(
            """
            SELECT r.*, events.waitlist_position(r) AS waitlist_position
            FROM events.rsvps AS r JOIN events.events AS e ON e.id = r.event_id
            WHERE \(.all(conditions)) ORDER BY \(order) LIMIT \(filter.limit)
            """
        ).map(Self.rsvp)
        return try await withEvents(rsvps, for: identity, now: now)
    }

    /// How many RSVPs of the person are in each state.
    func counts(of identity: Identity, now: Date) async throws -> Counts<OwnRSVPState> {
        let rows = try await database.read(
            """
            SELECT \(Self.state(now)) AS state, count(*) AS n
            FROM events.rsvps AS r JOIN events.events AS e ON e.id = r.event_id
            WHERE r.user_id = \(identity.userID) GROUP BY 1
            """
        )
        return Counts(try rows.reduce(into: [:]) { $0[try $1.get("state")] = try $1.get("n") })
    }

    private func withEvents(_ rsvps: [RSVP], for identity: Identity, now: Date) async throws -> [(
        rsvp: RSVP, viewed: ViewedEvent
    )] {
        let viewer = Viewer(identity)
        let ids = rsvps.map(\.eventID.uuid)
        let events = try await database.read(
            "SELECT \(EventStore.columns(for: viewer)) FROM events.events WHERE id = ANY(\(ids)::uuid[])"
        )
        .map { try EventStore.viewed($0, by: viewer, now: now) }
        let byID = Dictionary(events.map { ($0.event.id, $0) }, uniquingKeysWith: { first, _ in first })
        return rsvps.compactMap { rsvp in byID[rsvp.eventID].map { (rsvp, $0) } }
    }

    private static func state(_ now: Date) -> PostgresQuery {
        """
        CASE WHEN r.status = 'cancelled' OR e.state = 'cancelled' THEN 'cancelled' WHEN e.end_time <= \(now) THEN 'past'
            WHEN r.status = 'waitlisted' THEN 'waitlisted' ELSE 'coming' END
        """
    }
}
