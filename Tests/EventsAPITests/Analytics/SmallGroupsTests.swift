import RedisTesting
import Testing

@testable import EventsAPI

@Suite struct SmallGroupsTests {
    @Test(
        arguments: [
            ([], []),
            ([40, 12, 5], [40, 12, 5]),
            // One hidden number is the sum less the others.
            ([40, 12, 4], [40, nil, nil]),
            // Two are not, but what is hidden is still less than five people.
            ([40, 12, 2, 2], [40, nil, nil, nil]),
            ([40, 12, 4, 3], [40, 12, nil, nil]),
            // Nobody at all hides nobody.
            ([40, 12, 0, 4], [40, nil, 0, nil]),
            ([4], [nil]),
            ([40, 4], [nil, nil]),
            ([0, 0], [0, 0]),
        ] as [([Int], [Int?])]
    )
    func smallGroupsAreHiddenAndCannotBeWorkedOut(sizes: [Int], shown: [Int?]) {
        #expect(SmallGroups.hidden(sizes) == shown)
    }

    @Test func whoKnowsTheSumLearnsNoSmallGroup() {
        var generator = SeededGenerator(seed: 9)
        for _ in 0..<1000 {
            let sizes = (0..<4).map { _ in Int.random(in: 0...12, using: &generator) }
            let shown = SmallGroups.hidden(sizes)
            let hidden = zip(sizes, shown).filter { $0.1 == nil }.map(\.0)
            #expect(zip(sizes, shown).allSatisfy { $0.1 == nil || $0.1 == $0.0 && ($0.0 == 0 || $0.0 >= 5) })
            let shows = shown.contains { ($0 ?? 0) > 0 }
            #expect(hidden.isEmpty || !shows || hidden.count > 1 && hidden.reduce(0, +) >= 5)
        }
    }
}
