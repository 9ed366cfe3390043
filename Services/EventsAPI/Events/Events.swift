import CampusCore
import Foundation
import Postgres
import ServiceKit

/// The rules of events: who may see, make and change them.
struct Events: Sendable {
    var store: EventStore
    let accounts: AccountStore
    let venues: Venues
    let audit: AuditStore
    let now: @Sendable () -> Date

    /// The rules over one database.
    static func rules(on database: PostgresClient, now: @escaping @Sendable () -> Date) -> Events {
        Events(
            store: EventStore(database: database),
            accounts: AccountStore(database: database),
            venues: Venues(store: VenueStore(database: database), now: now),
            audit: AuditStore(database: database),
            now: now
        )
    }

    /// The same rules, writing where it is said.
    func on(_ database: any PostgresDatabase) -> Events {
        var events = self
        events.store = EventStore(database: database)
        return events
    }

    /// - Throws: ``Problem`` 404 for what one may not see.
    func event(id: UUID, for identity: Identity?) async throws -> Event {
        guard let event = try await store.event(id: id, now: now()), Self.maySee(event, identity) else {
            throw Self.unknown
        }
        guard event.onlineURL != nil, !Self.manages(event, identity) else { return event }
        // The link is for those who have a seat.
        if let identity, try await store.hasSeat(eventID: id, userID: identity.userID) { return event }
        return withoutLink(event, for: identity)
    }

    /// Publishes for trusted organizers and admins, asks for everyone else; `status: "draft"` keeps a draft.
    ///
    /// - Throws: ``ValidationError``; ``Problem`` 403 for students; ``VenueConflict``.
    func create(_ proposal: EventProposal, by identity: Identity) async throws -> Event {
        guard identity.role != .student else {
            throw Problem(.forbidden, "Only organizers can create events")
        }
        let details = try await placed(try proposal.validated())
        try requireFuture(details)
        let state: EventState
        switch proposal.status {
        case "draft": state = .draft
        case nil, "pending", "upcoming": state = try await mayPublish(identity) ? .published : .pending
        default:
            throw ValidationError([FieldError(field: "status", message: "must be draft, or be left out")])
        }
        return try await checkingVenue(details, eventID: nil, identity) {
            try await store.insert(details, id: .version7(), state: state, organizerID: identity.userID, now: now())
        }
    }

    /// What happened to the event, for whoever manages it.
    ///
    /// - Throws: ``Problem`` 403 and 404.
    func history(id: UUID, for identity: Identity) async throws -> [AuditEntry] {
        let event = try await event(id: id, for: identity)
        try Self.requireManager(event, identity)
        return try await audit.entries(subjectID: id)
    }

    static var unknown: Problem { Problem(.notFound, "There is no such event") }

    static func manages(_ event: Event, _ identity: Identity?) -> Bool {
        guard let identity else { return false }
        return identity.role == .admin || identity.userID == event.organizerID.uuid
    }

    static func maySee(_ event: Event, _ identity: Identity?) -> Bool {
        if manages(event, identity) { return true }
        switch event.status {
        case .draft, .pending: return false
        case .upcoming, .ongoing, .completed, .cancelled:
            return event.wasPublished && (event.visibility != .signedIn || identity != nil)
        }
    }

    /// - Throws: ``Problem`` 404 for what one may not see, 403 for what one may not change.
    static func requireManager(_ event: Event, _ identity: Identity) throws(Problem) {
        guard maySee(event, identity) else { throw unknown }
        guard manages(event, identity) else { throw Problem(.forbidden, "Only the event's organizer may do this") }
    }

    /// The event as it stands in lists: the link of an online event is not for everyone.
    func withoutLink(_ event: Event, for identity: Identity?) -> Event {
        guard !Self.manages(event, identity) else { return event }
        var event = event
        event.onlineURL = nil
        return event
    }
}

// What creating and changing share.
extension Events {
    /// Whether the person publishes without asking.
    func mayPublish(_ identity: Identity) async throws -> Bool {
        if identity.role == .admin { return true }
        return try await accounts.isTrusted(id: identity.userID)
    }

    func requireFuture(_ details: EventDetails) throws(ValidationError) {
        guard details.endTime > now() else {
            throw ValidationError([FieldError(field: "end_time", message: "must be in the future")])
        }
    }

    /// The details with the place that the venue is, when no other is written.
    ///
    /// - Throws: ``ValidationError`` when there is no such venue or it is too small.
    func placed(_ details: EventDetails) async throws -> EventDetails {
        guard let id = details.venueID?.uuid else { return details }
        guard let venue = try await venues.store.venue(id: id), try await venues.store.isInUse(id: id) else {
            throw ValidationError([FieldError(field: "venue_id", message: "is no venue in use")])
        }
        guard details.maxAttendees <= venue.capacity else {
            throw ValidationError([
                FieldError(
                    field: "max_attendees",
                    message: "must be at most \(venue.capacity), what \(venue.name) holds"
                )
            ])
        }
        var details = details
        if details.location.isEmpty { details.location = venue.place }
        return details
    }

    /// Says of a venue that is taken by what, and when it is free.
    func checkingVenue<Value>(
        _ details: EventDetails,
        eventID: UUID?,
        _ identity: Identity,
        _ body: () async throws -> Value
    ) async throws -> Value {
        do {
            return try await body()
        } catch let error as PostgresError where error.constraint == "events_venue_free" {
            throw try await venues.conflict(of: details, eventID: eventID, for: identity) ?? error
        }
    }
}
