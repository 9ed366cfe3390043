import CampusCore
import Foundation
import ServiceKit

extension RSVPs {
    /// The person's latest RSVPs, whatever has become of them.
    func mine(_ identity: Identity) async throws -> [RSVPWithEvent] {
        try await store.latest(of: identity, now: events.now()).map(Self.shown)
    }

    /// One page of the person's RSVPs, and where the next begins.
    func mine(_ identity: Identity, _ filter: OwnRSVPFilter) async throws -> (rsvps: [RSVPWithEvent], next: PageCursor?)
    {
        let page = try await store.rsvps(of: identity, filter, now: events.now())
        let last = page.count == filter.limit ? page.last : nil
        return (page.map(Self.shown), last.map { EventCursor($0.viewed.event, sort: .time, score: 0).page })
    }

    /// How many of the person's RSVPs are in each state.
    func counts(_ identity: Identity) async throws -> Counts<OwnRSVPState> {
        try await store.counts(of: identity, now: events.now())
    }

    private static func shown(_ rsvp: RSVP, _ viewed: ViewedEvent) -> RSVPWithEvent {
        RSVPWithEvent(rsvp: rsvp, event: rsvp.status == .confirmed ? viewed.event : viewed.listed)
    }
}
