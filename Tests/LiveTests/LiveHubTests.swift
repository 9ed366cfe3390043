import Foundation
import NIOCore
import NIOEmbedded
import NIOPosix
import RedisTesting
import Testing

@testable import Live

@Suite struct LiveHubTests {
    private let loop = NIOAsyncTestingEventLoop()
    private let me = UUID()

    private func begun(_ recent: [LiveChange] = [], now: @escaping @Sendable () -> ContinuousClock.Instant = { .now })
        -> LiveHub
    {
        let hub = LiveHub(now: now)
        hub.begin(start: .start, recent: recent, position: recent.last?.order ?? .start)
        return hub
    }

    private func admit(
        _ outlet: RecordingOutlet,
        to hub: LiveHub,
        _ topics: Set<LiveTopic> = [.all],
        number: UInt64 = 1,
        user: UUID? = nil,
        managed: Set<UUID> = [],
        place: LiveAdmission.Place = .now
    ) -> Bool {
        hub.admit(
            LiveAdmission(
                outlet: outlet,
                number: number,
                interest: LiveInterest(topics: topics, userID: user, managed: managed),
                session: user.map { LiveSession(userID: $0, sessionID: nil, tokenVersion: 0) },
                place: place
            )
        )
    }

    private func connect(to hub: LiveHub) -> RecordingOutlet {
        let outlet = RecordingOutlet(loop)
        hub.opened(outlet)
        return outlet
    }

    @Test func nobodyIsLetInBeforeTheFeedHasBegun() async {
        let hub = LiveHub()
        let outlet = connect(to: hub)
        #expect(!admit(outlet, to: hub))
        await loop.run()
        #expect(outlet.messages.isEmpty)
    }

    @Test func whatIsTooMuchAtOnceIsLoadedAnew() async {
        let text = String(repeating: "x", count: 1500)
        let changes = (1...100).map { LiveChanges.change($0, data: #"{"n":\#($0),"text":"\#(text)"}"#) }
        let hub = begun(changes)
        let late = connect(to: hub)
        #expect(admit(late, to: hub, place: .after(.start)))
        let present = connect(to: hub)
        #expect(admit(present, to: hub))
        hub.publish((101...200).map { LiveChanges.change($0, data: #"{"n":\#($0),"text":"\#(text)"}"#) })
        hub.publish([LiveChanges.change(201)])
        await loop.run()
        #expect(late.messages.map(\.type) == ["resync", "subscribed", "resync", "event:updated"])
        #expect(present.messages.map(\.type) == ["subscribed", "resync", "event:updated"])
        #expect(late.messages.map(\.cursor) == [100, 100, 200, 201].map(LiveChanges.cursor))
    }

    @Test func whoComesIsToldWhereItStandsAndWhatComes() async {
        let hub = begun([LiveChanges.change(1)])
        let outlet = connect(to: hub)
        #expect(admit(outlet, to: hub))
        hub.publish([LiveChanges.change(2), LiveChanges.change(3, event: LiveChanges.other)])
        await loop.run()
        #expect(outlet.messages.map(\.type) == ["subscribed", "event:updated", "event:updated"])
        #expect(outlet.messages.first?.cursor == LiveChanges.cursor(1))
        #expect(LiveChanges.numbers(outlet.messages) == [2, 3])
    }

    @Test func whoComesBackMissesNothingAndHearsNothingTwice() async {
        let changes = (1...40).map { LiveChanges.change($0) }
        var random = SeededGenerator(seed: 6)
        for _ in 0..<20 {
            // Two replicas that have read differently far, and a client that goes from one to the other and back.
            let hubs = [begun(), begun()]
            var read = [0, 0]
            var heard: [Int] = []
            var cursor: LiveCursor?
            while read.contains(where: { $0 < changes.count }) {
                let at = Int.random(in: 0...1, using: &random)
                let outlet = connect(to: hubs[at])
                let place = cursor.map(LiveAdmission.Place.after) ?? .after(.start)
                #expect(admit(outlet, to: hubs[at], place: place))
                for replica in 0...1 {
                    let count = Int.random(in: 0...5, using: &random)
                    let next = changes[read[replica]...].prefix(count)
                    hubs[replica].publish(Array(next))
                    read[replica] += next.count
                }
                await loop.run()
                heard += LiveChanges.numbers(outlet.messages)
                cursor = outlet.cursor ?? cursor
                hubs[at].left(outlet)
            }
            let outlet = connect(to: hubs[0])
            #expect(admit(outlet, to: hubs[0], place: .after(cursor ?? .start)))
            await loop.run()
            heard += LiveChanges.numbers(outlet.messages)
            #expect(heard == Array(1...40))
        }
    }

    @Test func whoAsksForMoreOnTheSameConnectionHearsNothingTwice() async {
        let hub = begun()
        let outlet = connect(to: hub)
        #expect(admit(outlet, to: hub, [.event(LiveChanges.event)]))
        hub.publish([LiveChanges.change(1), LiveChanges.change(2, event: LiveChanges.other)])
        // It had not read that yet as it asked.
        #expect(
            admit(
                outlet,
                to: hub,
                [.event(LiveChanges.event), .event(LiveChanges.other)],
                number: 2,
                place: .after(.start)
            )
        )
        hub.publish([LiveChanges.change(3, event: LiveChanges.other)])
        await loop.run()
        #expect(LiveChanges.numbers(outlet.messages) == [1, 2, 3])
    }

    @Test func theLatestRequestCountsWhicheverComesLast() async {
        let hub = begun()
        let outlet = connect(to: hub)
        #expect(admit(outlet, to: hub, [.event(LiveChanges.event)], number: 2))
        #expect(admit(outlet, to: hub, [.all], number: 1))
        hub.publish([LiveChanges.change(1, event: LiveChanges.other), LiveChanges.change(2)])
        await loop.run()
        #expect(LiveChanges.numbers(outlet.messages) == [2])
    }

    @Test func whoLeftIsNotLetInBehind() async {
        let hub = begun()
        let outlet = connect(to: hub)
        hub.left(outlet)
        #expect(admit(outlet, to: hub))
        hub.publish([LiveChanges.change(1)])
        await loop.run()
        #expect(outlet.messages.isEmpty)
    }

    @Test func aPlaceThatIsTooOldIsNotTakenAndLostIsSaid() async {
        let hub = LiveHub()
        hub.begin(start: LiveChanges.cursor(5), recent: [LiveChanges.change(6)], position: LiveChanges.cursor(6))
        let outlet = connect(to: hub)
        #expect(!admit(outlet, to: hub, place: .after(LiveChanges.cursor(4))))
        #expect(admit(outlet, to: hub, place: .lost))
        await loop.run()
        #expect(outlet.messages.map(\.type) == ["resync", "subscribed"])
        #expect(outlet.cursor == LiveChanges.cursor(6))
    }

    @Test func theSameBytesGoToAllWhoShareAnInterest() async throws {
        let hub = begun()
        let everyone = (0..<3).map { _ in connect(to: hub) }
        for outlet in everyone { #expect(admit(outlet, to: hub, [.all, .me], user: UUID())) }
        hub.publish([LiveChanges.change(1), LiveChanges.change(2, "rsvp:created", user: me)])
        await loop.run()
        #expect(everyone.allSatisfy { LiveChanges.numbers($0.messages) == [1] })
    }

    @Test func personalMessagesStandInTheirPlaceAmongTheOthers() async {
        let hub = begun()
        let (mine, others, managers) = (connect(to: hub), connect(to: hub), connect(to: hub))
        #expect(admit(mine, to: hub, [.all, .me], user: me))
        #expect(admit(others, to: hub, [.all, .me], user: UUID()))
        #expect(
            admit(managers, to: hub, [.event(LiveChanges.event)], user: UUID(), managed: [LiveChanges.event])
        )
        hub.publish([
            LiveChanges.change(1), LiveChanges.change(2, "rsvp:created", user: me),
            LiveChanges.change(3, "rsvp:created", audience: .nobody), LiveChanges.change(4),
        ])
        await loop.run()
        #expect(LiveChanges.numbers(mine.messages) == [1, 2, 4])
        #expect(LiveChanges.numbers(others.messages) == [1, 4])
        #expect(LiveChanges.numbers(managers.messages) == [1, 2, 3, 4])
    }

    @Test func whoManagesAnEventNoLongerHearsItsRSVPsNoMore() async throws {
        let hub = begun()
        // The test's own loop turns only when it is told to.
        let outlet = RecordingOutlet(MultiThreadedEventLoopGroup.singleton.any())
        hub.opened(outlet)
        #expect(admit(outlet, to: hub, [.event(LiveChanges.event)], user: me, managed: [LiveChanges.event]))
        let manager = try #require(await hub.managers().first)
        hub.restrict(manager, to: [])
        hub.publish([LiveChanges.change(1, "rsvp:created", user: UUID()), LiveChanges.change(2)])
        // Asked behind, so that everything before has happened.
        _ = await hub.managers()
        #expect(LiveChanges.numbers(outlet.messages) == [2])
    }

    @Test func countsAreSpacedAndTheLastIsToldToWhoCameMeanwhile() async {
        let clock = TestClock()
        let hub = begun(now: { clock.now })
        let (early, late) = (connect(to: hub), connect(to: hub))
        #expect(admit(early, to: hub))
        for number in 1...3 { hub.publish([LiveChanges.change(number, "capacity:changed")]) }
        #expect(admit(late, to: hub))
        hub.tick()
        await loop.run()
        #expect(LiveChanges.numbers(early.messages) == [1])
        clock.advance(by: .milliseconds(250))
        hub.tick()
        await loop.run()
        #expect(LiveChanges.numbers(early.messages) == [1, 3])
        #expect(LiveChanges.numbers(late.messages) == [3])
        #expect(early.cursor == LiveChanges.cursor(3))
    }

    @Test func whoIsSignedOutIsCutOffAndOthersStay() async {
        let hub = begun()
        let (mine, others) = (connect(to: hub), connect(to: hub))
        #expect(admit(mine, to: hub, user: me))
        #expect(admit(others, to: hub, user: UUID()))
        hub.close { [me] in $0.userID == me }
        await loop.run()
        #expect(mine.closedTimes == 1 && others.closedTimes == 0)
    }
}
