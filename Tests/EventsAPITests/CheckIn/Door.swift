import CampusCore
import Foundation
import ServiceKit

@testable import EventsAPI

/// The door of an event, with those who have asked for a seat.
struct Door: Sendable {
    static let codes = TicketCodes(secret: Data("secret".utf8))

    let campus: Campus
    let event: Event
    let lanes: DecisionLanes
    /// In the order of `campus.people`.
    let rsvps: [RSVP]

    static func with(
        people count: Int = 4,
        seats: Int = 10,
        _ body: (Door) async throws -> Void
    ) async throws {
        try await Campus.with(people: count) { campus in
            try await campus.withRSVPs { rules in
                let event = try await campus.events.create(
                    campus.proposal("A party", seats: seats),
                    by: campus.organizer
                )
                try await campus.rsvp(event, campus.people)
                var filter = AttendeeFilter()
                filter.limit = 100
                let all = try await campus.rsvps.rsvps(eventID: event.id.uuid, filter)
                let inOrder = campus.people.compactMap { person in all.first { $0.userID?.uuid == person.userID } }
                try await body(Door(campus: campus, event: event, lanes: rules.lanes, rsvps: inOrder))
            }
        }
    }

    /// The rules of the door so many seconds after the test began.
    func rules(after seconds: TimeInterval = 0) -> CheckIns {
        CheckIns(
            store: CheckInStore(database: campus.database),
            rsvps: campus.rsvps(lanes, after: seconds),
            codes: Self.codes
        )
    }

    func code(_ person: Int) -> CheckInSubject { .code(Self.codes.code(rsvpID: rsvps[person].id.uuid)) }

    @discardableResult
    func checkIn(_ subject: CheckInSubject, after seconds: TimeInterval = 0, by identity: Identity? = nil) async throws
        -> CheckInAnswer
    {
        try await rules(after: seconds)
            .checkIn(subject, eventID: event.id.uuid, by: identity ?? campus.organizer)
    }

    func refusal(_ subject: CheckInSubject, after seconds: TimeInterval = 0, by identity: Identity? = nil) async
        -> Problem?
    {
        await problem { try await checkIn(subject, after: seconds, by: identity) }
    }

    func undo(_ person: Int, by identity: Identity? = nil) async throws {
        try await rules()
            .undo(rsvpID: rsvps[person].id.uuid, eventID: event.id.uuid, by: identity ?? campus.organizer)
    }

    func counts(after seconds: TimeInterval = 0) async throws -> CheckInCounts {
        try await rules(after: seconds).counts(eventID: event.id.uuid, for: campus.organizer)
    }

    /// What the rows themselves say.
    func present() async throws -> Int {
        try await campus.number("SELECT count(*) AS n FROM events.rsvps WHERE checked_in_at IS NOT NULL")
    }
}
