import CampusCore
import Foundation
import Testing

@testable import EventsAPI

@Suite struct CancellationTests {
    /// Only who had a seat has the event in the calendar, and takes it out again.
    @Test func theMailSaysWhatWasGivenUp() async throws {
        try await Campus.with(people: 3) { campus in
            let event = try await campus.events.create(campus.proposal(seats: 1), by: campus.organizer)
            let ids = try await campus.rsvp(event, campus.people).map { decision in
                guard case .given(let rsvp) = decision else { throw NoRSVP() }
                return rsvp.id.uuid
            }
            // The second leaves the line, the first a seat, and so does the third, who got it.
            for index in [1, 0, 2] {
                _ = try await campus.decisions.decide([.cancel(rsvpID: ids[index])], eventID: event.id.uuid)
            }
            let said = try await campus.contexts("rsvp_cancelled").map { $0["rsvp_status"] }
            #expect(said == [.string("confirmed"), .string("waitlisted"), .string("confirmed")])
            for template in ["rsvp_confirmed", "rsvp_waitlisted", "rsvp_promoted"] {
                #expect(try await campus.contexts(template).allSatisfy { $0["rsvp_status"] == nil })
            }
        }
    }

    private struct NoRSVP: Error {}
}
