import CampusCore
import Foundation
import Postgres
import ServiceKit

/// The rules of venues: administrators keep them (``RoutePermissions``), everyone sees them.
struct Venues: Sendable {
    let store: VenueStore
    let now: @Sendable () -> Date

    func list(after: (name: String, id: UUID)?, limit: Int) async throws -> [Venue] {
        try await store.list(after: after, limit: limit)
    }

    /// - Throws: ``Problem`` 404.
    func venue(id: UUID) async throws -> Venue {
        guard let venue = try await store.venue(id: id) else { throw Self.unknown }
        return venue
    }

    /// - Throws: ``ValidationError``; ``Problem`` 409 for a name that is taken.
    func create(_ proposal: VenueProposal, by identity: Identity, on database: any PostgresDatabase) async throws
        -> Venue
    {
        let details = try proposal.validated()
        return try await Self.naming {
            try await VenueStore(database: database).insert(details, id: .version7(), actor: identity.userID)
        }
    }

    /// - Throws: ``ValidationError``; ``Problem`` 404, 409, and 412 when it was changed meanwhile.
    func patch(id: UUID, _ patch: JSONValue, _ precondition: Precondition, by identity: Identity) async throws -> Venue
    {
        let venue = try await Self.naming {
            try await store.change(id: id, actor: identity.userID) { venue in
                try precondition.check(version: venue.version)
                return try VenueProposal(venue.details).merging(patch).validated()
            }
        }
        guard let venue else { throw Self.unknown }
        return venue
    }

    /// - Throws: ``Problem`` 404, and 409 while events are yet to come there.
    func archive(id: UUID, by identity: Identity) async throws {
        switch try await store.archive(id: id, actor: identity.userID, now: now()) {
        case .done: return
        case .unknown: throw Self.unknown
        case .hasEvents(let count):
            throw Problem(.conflict, "\(count) events are yet to come there", kind: "venue-in-use")
        }
    }

    /// Why an event cannot be in the venue at its time, with the next times at which it could.
    func conflict(of details: EventDetails, eventID: UUID?, for identity: Identity) async throws -> VenueConflict? {
        guard let id = details.venueID?.uuid, let venue = try await store.venue(id: id) else { return nil }
        let wanted = DateInterval(start: details.startTime, end: details.endTime)
        let horizon = DateInterval(start: wanted.start, duration: 14 * 86_400 + wanted.duration)
        let viewed = try await store.events(
            at: id,
            overlapping: horizon,
            except: eventID,
            for: Viewer(identity),
            now: now()
        )
        let events = viewed.map(\.event)
        let taking = viewed.first { $0.event.startTime < wanted.end && wanted.start < $0.event.endTime }
        let isShown = taking.map { $0.powers.sees && ($0.event.visibility != .link || $0.powers.manages) }
        let slots = VenueSchedule(busy: events.map { DateInterval(start: $0.startTime, end: $0.endTime) })
            .freeSlots(like: wanted, in: TimeZone(identifier: details.timezone) ?? .gmt, count: 3)
        return VenueConflict(
            venue: venue,
            other: taking.map(\.event).map {
                VenueConflict.Other(
                    id: isShown == true ? $0.id : nil,
                    title: isShown == true ? $0.title : nil,
                    startTime: $0.startTime,
                    endTime: $0.endTime
                )
            },
            freeSlots: slots.map { VenueConflict.Slot(startTime: $0.start, endTime: $0.end) }
        )
    }

    private static var unknown: Problem { Problem(.notFound, "There is no such venue") }

    /// Says of a name that is taken that it is.
    private static func naming<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let error as PostgresError where error.sqlState == .uniqueViolation {
            throw Problem(.conflict, "There is a venue of this name in the building", kind: "venue-exists")
        }
    }
}
