import Foundation
import Testing

@testable import Live

@Suite struct LiveInterestTests {
    private let me = UUID()

    private func hears(_ topics: Set<LiveTopic>, _ change: LiveChange, user: UUID? = nil, managed: Set<UUID> = [])
        -> Bool
    {
        LiveInterest(topics: topics, userID: user, managed: managed).includes(change)
    }

    @Test func everyoneHearsWhatIsPublic() {
        #expect(hears([.all], LiveChanges.change(1)))
        #expect(hears([.event(LiveChanges.event)], LiveChanges.change(1)))
        #expect(!hears([.event(LiveChanges.other)], LiveChanges.change(1)))
        #expect(!hears([.me], LiveChanges.change(1), user: me))
        #expect(!hears([], LiveChanges.change(1)))
    }

    @Test func theAudienceIsKept() {
        let signedIn = LiveChanges.change(1, audience: .signedIn)
        #expect(!hears([.all], signedIn) && hears([.all], signedIn, user: me))
        let link = LiveChanges.change(1, audience: .link)
        #expect(!hears([.all], link, user: me) && hears([.event(LiveChanges.event)], link))
        let nobody = LiveChanges.change(1, audience: .nobody)
        #expect(!hears([.all, .me, .event(LiveChanges.event)], nobody, user: me, managed: [LiveChanges.event]))
    }

    @Test func anRSVPIsItsPersonsAndOfWhoManagesTheEvent() {
        let mine = LiveChanges.change(1, "rsvp:created", user: me)
        #expect(hears([.me], mine, user: me))
        #expect(!hears([.all, .event(LiveChanges.event)], mine, user: me), "not asked for")
        #expect(!hears([.all, .me, .event(LiveChanges.event)], mine, user: UUID()))
        #expect(hears([.event(LiveChanges.event)], mine, user: UUID(), managed: [LiveChanges.event]))
        let guests = LiveChanges.change(1, "rsvp:promoted", audience: .nobody)
        #expect(hears([.event(LiveChanges.event)], guests, user: me, managed: [LiveChanges.event]))
        #expect(!hears([.all, .me, .event(LiveChanges.event)], guests, user: me))
    }

    @Test func whatElseIsPersonalIsNotTheManagers() {
        let note = LiveChanges.change(1, "notification:created", user: me)
        #expect(hears([.me], note, user: me))
        #expect(!hears([.event(LiveChanges.event)], note, user: UUID(), managed: [LiveChanges.event]))
    }

    @Test func whoManagesAnEventWatchesItsRSVPsOnlyWhereItAsked() {
        let interest = LiveInterest(topics: [.all], userID: me, managed: [LiveChanges.event])
        #expect(interest.managed.isEmpty)
    }
}
