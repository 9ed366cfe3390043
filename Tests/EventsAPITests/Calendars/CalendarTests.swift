import CampusCore
import Crypto
import Foundation
import Postgres
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct CalendarTests {
    private let tokens = CalendarTokens(secret: Data("secret".utf8))

    private func calendars(_ campus: Campus, after seconds: TimeInterval = 0) throws -> Calendars {
        Calendars(
            store: CalendarStore(database: campus.database),
            events: Events.rules(on: campus.database, now: { campus.now + seconds }),
            tokens: tokens,
            publicURL: try #require(URL(string: "https://events.example"))
        )
    }

    private var all: EventFilter { .with(limit: Calendars.capacity) }

    private func text(_ calendar: CalendarDocument) -> String {
        String(decoding: calendar.bytes(), as: UTF8.self).replacing("\r\n ", with: "")
    }

    private func isRefused(_ event: Event, to identity: Identity?, _ campus: Campus) async throws -> Bool {
        let calendars = try calendars(campus)
        return await problem { _ = try await calendars.event(id: event.id.uuid, for: identity) }?.status == .notFound
    }

    @Test func whatOneMaySeeHasACalendar() async throws {
        try await Campus.with(people: 1) { campus in
            var proposal = campus.proposal("For members")
            proposal.visibility = "signed-in"
            let inside = try await campus.events.create(proposal, by: campus.organizer)
            proposal.visibility = "link"
            let linked = try await campus.events.create(proposal, by: campus.organizer)
            proposal.status = "draft"
            let draft = try await campus.events.create(proposal, by: campus.organizer)
            #expect(try await isRefused(inside, to: nil, campus))
            #expect(try await !isRefused(inside, to: campus.people[0], campus))
            #expect(try await !isRefused(linked, to: nil, campus))
            #expect(try await isRefused(draft, to: nil, campus))
            #expect(try await isRefused(draft, to: campus.people[0], campus))
            let own = try await calendars(campus).event(id: draft.id.uuid, for: campus.organizer)
            #expect(text(own).contains("STATUS:TENTATIVE"))
            // Cancelled before anyone was to know of it.
            try await campus.events.cancel(id: draft.id.uuid, Precondition([]), by: campus.organizer)
            #expect(try await isRefused(draft, to: nil, campus))
            #expect(try await isRefused(draft, to: campus.people[0], campus))
        }
    }

    @Test func theSequenceRisesWithChangesAndTheIdStays() async throws {
        try await Campus.with(people: 1) { campus in
            let calendars = try calendars(campus)
            let event = try await campus.events.create(campus.proposal(), by: campus.organizer)
            let uid = "UID:\(event.id.uuid.wire)@campus-events\r\n"
            func text() async throws -> String { self.text(try await calendars.event(id: event.id.uuid, for: nil)) }
            #expect(try await text().contains(uid))
            #expect(try await text().contains("SEQUENCE:0\r\n"))
            try await campus.rsvp(event, campus.people)
            #expect(try await text().contains("SEQUENCE:0\r\n"), "a seat taken is no change of the event")
            let patch = JSONValue.object(["title": .string("Another name")])
            _ = try await campus.events.patch(id: event.id.uuid, with: patch, Precondition([]), by: campus.organizer)
            #expect(try await text().contains("SEQUENCE:1\r\n"))
            try await campus.events.cancel(id: event.id.uuid, Precondition([]), by: campus.organizer)
            let last = try await text()
            #expect(last.contains("SEQUENCE:2\r\n") && last.contains(uid) && last.contains("STATUS:CANCELLED\r\n"))
        }
    }

    @Test func theFeedHoldsWhatTheListHoldsAndNoLinks() async throws {
        try await Campus.with(people: 1) { campus in
            let calendars = try calendars(campus)
            for (title, visibility, hours) in [
                ("b", "public", 30.0), ("a", "public", 20), ("c", "signed-in", 40), ("d", "link", 50),
            ] {
                var proposal = campus.proposal("Event \(title)", inHours: hours)
                proposal.visibility = visibility
                proposal.onlineURL = "https://meet.example/secret"
                proposal.category = title == "a" ? "Seminar" : "Workshop"
                _ = try await campus.events.create(proposal, by: campus.organizer)
            }
            func titles(_ filter: EventFilter, for identity: Identity?) async throws -> [String] {
                try await calendars.feed(filter, for: identity).entries.map(\.event.title)
            }
            #expect(try await titles(all, for: nil) == ["Event a", "Event b"])
            #expect(try await titles(all, for: campus.people[0]) == ["Event a", "Event b", "Event c"])
            #expect(try await titles(all, for: campus.organizer) == ["Event a", "Event b", "Event c"])
            var workshops = all
            workshops.categories = [.workshop]
            #expect(try await titles(workshops, for: nil) == ["Event b"])
            #expect(try await calendars.feed(workshops, for: nil).name == "Campus Events: Workshop")
            #expect(try await titles(.with(limit: 1), for: nil) == ["Event a"])
            #expect(!text(try await calendars.feed(all, for: nil)).contains("meet.example"))
            #expect(!text(try await calendars.feed(all, for: campus.organizer)).contains("meet.example"))
            let same = try await calendars.feed(all, for: nil)
            #expect(try await calendars.feed(all, for: nil).bytes() == same.bytes())
        }
    }

    @Test func whatWasCancelledStaysFor90Days() async throws {
        try await Campus.with(people: 0) { campus in
            let gone = try await campus.events.create(campus.proposal("Gone"), by: campus.organizer)
            _ = try await campus.events.create(campus.proposal("Here", inHours: 48), by: campus.organizer)
            var draft = campus.proposal("Never shown")
            draft.status = "draft"
            let hidden = try await campus.events.create(draft, by: campus.organizer)
            for event in [gone, hidden] {
                try await campus.events.cancel(id: event.id.uuid, Precondition([]), by: campus.organizer)
            }
            func titles(_ status: EventStatus?, days: Double = 0) async throws -> [String] {
                var filter = EventFilter.with(status: status)
                filter.limit = Calendars.capacity
                return try await calendars(campus, after: days * 86_400).feed(filter, for: nil).entries
                    .map { "\($0.event.title) \($0.event.status)" }.sorted()
            }
            #expect(try await titles(nil) == ["Gone cancelled", "Here upcoming"])
            #expect(try await titles(.upcoming) == ["Gone cancelled", "Here upcoming"])
            #expect(try await titles(.cancelled) == ["Gone cancelled"])
            #expect(try await titles(.completed).isEmpty)
            #expect(try await titles(.draft).isEmpty)
            #expect(try await titles(nil, days: 89) == ["Gone cancelled"])
            #expect(try await titles(nil, days: 91).isEmpty)
        }
    }

    @Test func onesOwnCalendarHoldsSeatsAndPlacesInLine() async throws {
        try await Campus.with(people: 3) { campus in
            var proposal = campus.proposal("Small", seats: 1)
            proposal.onlineURL = "https://meet.example/secret"
            proposal.visibility = "link"
            let small = try await campus.events.create(proposal, by: campus.organizer)
            let large = try await campus.events.create(campus.proposal("Large", inHours: 48), by: campus.organizer)
            try await campus.rsvp(small, campus.people)
            try await campus.rsvp(large, [campus.people[1]])
            func text(_ person: Int, days: Double = 0) async throws -> String {
                self.text(
                    try await calendars(campus, after: days * 86_400).personal(userID: campus.people[person].userID)
                )
            }
            let seated = try await text(0)
            #expect(seated.contains("STATUS:CONFIRMED") && seated.contains("meet.example/secret"))
            #expect(seated.contains("TRANSP:OPAQUE") && !seated.contains("SUMMARY:Large"))
            let waiting = try await text(1)
            #expect(waiting.contains("SUMMARY:Small") && waiting.contains("SUMMARY:Large"))
            #expect(waiting.contains("STATUS:TENTATIVE") && !waiting.contains("meet.example"))

            // The one with the seat gives it up; the next in line gets it, and the link.
            let seat = try #require(
                try await campus.rsvps.latest(of: campus.people[0], now: campus.now).first
            )
            _ = try await campus.decisions.decide(
                [.cancel(rsvpID: seat.rsvp.id.uuid)],
                eventID: seat.viewed.event.id.uuid
            )
            #expect(try await !text(0).contains("BEGIN:VEVENT"))
            let promoted = try await text(1)
            #expect(promoted.contains("meet.example/secret") && !promoted.contains("STATUS:TENTATIVE"))
            #expect(promoted != waiting)

            try await campus.events.cancel(id: small.id.uuid, Precondition([]), by: campus.organizer)
            #expect(try await text(1).contains("STATUS:CANCELLED"))
            #expect(try await text(1, days: 90).contains("SUMMARY:Large"))
            #expect(try await !text(1, days: 93).contains("BEGIN:VEVENT"))
        }
    }

    @Test func aVenueSaysWhereItIs() async throws {
        try await Campus.with(people: 0) { campus in
            let body = #"{"name":"Great Hall","capacity":100,"latitude":52.5125,"longitude":13.3269}"#
            let hall = try WireJSON.decoder().decode(VenueProposal.self, from: Data(body.utf8))
            let venue = try await campus.venues.create(hall, by: campus.admin, on: campus.database)
            var proposal = campus.proposal()
            proposal.venueID = venue.id.uuid.wire
            let event = try await campus.events.create(proposal, by: campus.organizer)
            let text = text(try await calendars(campus).event(id: event.id.uuid, for: nil))
            #expect(text.contains("LOCATION:Great Hall\r\n"))
            #expect(text.contains("GEO:52.512500;13.326900\r\n"))
        }
    }

    @Test func onlyTheLatestTokenOpensACalendarAndNoneIsKept() async throws {
        try await Campus.with(people: 2) { campus in
            let calendars = try calendars(campus)
            let first = calendars.subscription(try await calendars.grant(to: campus.people[0]), of: campus.people[0])
            let other = calendars.subscription(try await calendars.grant(to: campus.people[1]), of: campus.people[1])
            #expect(first.token.count == 43 && first.token != other.token)
            #expect(first.url == "https://events.example/api/v1/users/me/calendar.ics?token=\(first.token)")
            #expect(try await calendars.owner(of: first.token) == campus.people[0].userID)
            let second = calendars.subscription(try await calendars.grant(to: campus.people[0]), of: campus.people[0])
            #expect(await problem { _ = try await calendars.owner(of: first.token) }?.status == .notFound)
            #expect(try await calendars.owner(of: second.token) == campus.people[0].userID)
            let kept: Data = try await campus.database.read(
                "SELECT token_hash FROM events.calendar_tokens WHERE user_id = \(campus.people[0].userID)"
            )[0].get("token_hash")
            #expect(kept == Data(SHA256.hash(data: Data(second.token.utf8))))
            try await calendars.revoke(from: campus.people[0])
            try await calendars.revoke(from: campus.people[0])
            #expect(await problem { _ = try await calendars.owner(of: second.token) }?.status == .notFound)
            #expect(try await calendars.owner(of: other.token) == campus.people[1].userID)
            for odd in ["", "\0", "' OR true --", String(repeating: "x", count: 10_000)] {
                #expect(await problem { _ = try await calendars.owner(of: odd) }?.status == .notFound)
            }
        }
    }

    @Test func aRepeatedRequestHasTheSameTokenWhichIsNotKept() async throws {
        try await Campus.with(people: 1) { campus in
            let calendars = try calendars(campus)
            let idempotency = Idempotency(database: campus.database, secret: Data("secret".utf8))
            let key = IdempotencyKey(scope: "someone", key: "one", fingerprint: Data("{}".utf8))
            var answers: [CalendarSubscription] = []
            for _ in 0..<2 {
                let grant = try await idempotency.once(key) { database in
                    try await calendars.on(database).grant(to: campus.people[0])
                }
                answers.append(calendars.subscription(grant, of: campus.people[0]))
            }
            #expect(answers[0] == answers[1])
            #expect(try await calendars.owner(of: answers[0].token) == campus.people[0].userID)
            let kept: String = try await campus.database.read(
                "SELECT answer::text AS answer FROM events.idempotency_keys"
            )[0]
            .get("answer")
            #expect(kept.contains("nonce") && !kept.contains(answers[0].token))
            let elsewhere = CalendarTokens(secret: Data("another secret".utf8))
            let nonce = UUID()
            let userID = campus.people[0].userID
            #expect(tokens.token(userID: userID, nonce: nonce) != elsewhere.token(userID: userID, nonce: nonce))
        }
    }
}
