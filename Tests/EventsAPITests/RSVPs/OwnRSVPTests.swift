import CampusCore
import Foundation
import Postgres
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct OwnRSVPTests {
    /// Somebody with RSVPs in every state: seats at `Soon` and `Later`, in line for `Full`; `Once` and `Long ago` are
    /// over, `Off` was cancelled, and `Given up` the RSVP.
    private func withRSVPs(_ body: (Campus, RSVPs, Identity) async throws -> Void) async throws {
        try await Campus.with(people: 2) { campus in
            try await campus.withRSVPs { rsvps in
                let (other, me) = (campus.people[0], campus.people[1])
                var events: [String: Event] = [:]
                let titles = ["Soon", "Later", "Full", "Once", "Long ago", "Off", "Given up"]
                for (index, title) in titles.enumerated() {
                    let proposal = campus.proposal(
                        title,
                        inHours: Double(24 * (index + 1)),
                        seats: title == "Full" ? 1 : 9
                    )
                    let event = try await campus.events.create(proposal, by: campus.organizer)
                    try await campus.rsvp(event, title == "Full" ? [other, me] : [me])
                    events[title] = event
                }
                _ = try await campus.database.write(
                    """
                    UPDATE events.events SET start_time = start_time - interval '20 days', end_time = end_time - interval '20 days'
                    WHERE title IN ('Once', 'Long ago')
                    """
                )
                let off = try #require(events["Off"]).id.uuid
                try await campus.events.cancel(id: off, Precondition([]), by: campus.organizer)
                let mine = try await rsvps.mine(me)
                let givenUp = try #require(mine.first { $0.event.title == "Given up" })
                try await rsvps.cancel(id: givenUp.rsvp.id.uuid, by: me, code: nil)
                try await body(campus, rsvps, me)
            }
        }
    }

    @Test func severalStatesAreOneRequestWithTheNumbersOfAll() async throws {
        try await withRSVPs { campus, rsvps, me in
            func titles(_ states: OwnRSVPState...) async throws -> [String] {
                try await rsvps.mine(me, OwnRSVPFilter(states: states)).rsvps.map(\.event.title)
            }
            #expect(try await titles(.coming) == ["Soon", "Later"])
            #expect(try await titles(.coming, .waitlisted) == ["Soon", "Later", "Full"])
            #expect(try await titles(.past) == ["Long ago", "Once"])
            #expect(try await titles(.cancelled) == ["Given up", "Off"])
            #expect(try await titles().count == 7)
            #expect(try await rsvps.counts(me).text == "coming=2, waitlisted=1, past=2, cancelled=2")
            #expect(try await rsvps.counts(campus.people[0]).text == "coming=1, waitlisted=0, past=0, cancelled=0")
            let waiting = try await rsvps.mine(me, OwnRSVPFilter(states: [.waitlisted])).rsvps
            #expect(waiting.map(\.rsvp.waitlistPosition) == [1])
        }
    }

    @Test func theyComeInPages() async throws {
        try await withRSVPs { _, rsvps, me in
            for states in [[OwnRSVPState.coming, .waitlisted], [.past, .cancelled]] {
                let whole = try await rsvps.mine(me, OwnRSVPFilter(states: states))
                #expect(whole.next == nil)
                var filter = OwnRSVPFilter(states: states, limit: 1)
                var seen: [String] = []
                for _ in 0..<9 {
                    let page = try await rsvps.mine(me, filter)
                    seen += page.rsvps.map(\.event.title)
                    guard let next = page.next else { break }
                    filter.after = EventCursor(next.parts, sort: .time)
                }
                #expect(seen == whole.rsvps.map(\.event.title) && seen.count >= 3)
            }
        }
    }
}
