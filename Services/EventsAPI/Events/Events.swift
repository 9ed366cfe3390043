import CampusCore
import Foundation
import Metrics
import Postgres
import ServiceKit

/// The rules of events: who may see, make and change them.
struct Events: Sendable {
    var store: EventStore
    let accounts: AccountStore
    let creators: CreatorStore
    let venues: Venues
    let audit: AuditStore
    let now: @Sendable () -> Date

    /// The rules over one database.
    static func rules(on database: PostgresClient, now: @escaping @Sendable () -> Date) -> Events {
        Events(
            store: EventStore(database: database),
            accounts: AccountStore(database: database),
            creators: CreatorStore(database: database),
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
        let viewed = try await viewed(id: id, by: identity)
        guard viewed.event.onlineURL != nil, !viewed.powers.manages else { return viewed.event }
        // The link is for those who have a seat.
        if let identity, try await store.hasSeat(eventID: id, userID: identity.userID) { return viewed.event }
        return viewed.listed
    }

    /// The event, and what the person may do with it.
    ///
    /// - Throws: ``Problem`` 404 for what one may not see.
    func viewed(id: UUID, by identity: Identity?) async throws -> ViewedEvent {
        let viewed = try await store.viewed(id: id, by: Viewer(identity), now: now())
        guard let viewed, viewed.powers.sees else { throw Self.unknown }
        return viewed
    }

    /// Publishes for trusted organizers and admins, asks for everyone else; `status: "draft"` keeps a draft.
    ///
    /// - Throws: ``ValidationError``; ``Problem`` 403 for who makes no events, or has yet to confirm the address;
    ///   ``VenueConflict``.
    func create(_ proposal: EventProposal, by identity: Identity) async throws -> Event {
        let creator = try await creator(identity, group: proposal.groupID)
        guard creator.makesEvents else {
            throw Problem(.forbidden, "Only organizers, and owners and editors of groups, can create events")
        }
        try creator.requireVerified()
        let details = try await placed(try proposal.validated())
        if details.groupID != nil, !creator.mayUseGroup { throw Self.groupIsOthers }
        try requireFuture(details)
        let state: EventState
        switch proposal.status {
        case "draft": state = .draft
        case nil, "pending", "upcoming": state = identity.role == .admin || creator.isTrusted ? .published : .pending
        default:
            throw ValidationError([FieldError(field: "status", message: "must be draft, or be left out")])
        }
        let event = try await checkingVenue(details, eventID: nil, identity) {
            try await checkingGroup {
                try await store.insert(details, id: .version7(), state: state, organizerID: identity.userID, now: now())
            }
        }
        Counter(label: "events_created", dimensions: [("category", event.category.rawValue)]).increment()
        return event
    }

    /// What happened to the event, for whoever manages it.
    ///
    /// - Throws: ``Problem`` 403 and 404.
    func history(id: UUID, for identity: Identity) async throws -> [AuditEntry] {
        try await viewed(id: id, by: identity).powers.requireManager()
        return try await audit.entries(subjectID: id)
    }

    static var unknown: Problem { Problem(.notFound, "There is no such event") }
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
