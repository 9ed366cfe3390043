import CampusCore
import Foundation
import Testing

@testable import EventsAPI

@Suite struct RefreshDecisionTests {
    private static let now = Date(timeIntervalSince1970: 1_800_000_000)

    private static func session(refreshed seconds: TimeInterval, revoked: Bool = false, ends: TimeInterval = 60)
        -> StoredSession
    {
        StoredSession(
            id: .version7(),
            generation: 5,
            createdAt: now - 86_400,
            refreshedAt: now - seconds,
            expiresAt: now + ends,
            revokedAt: revoked ? now - 1 : nil,
            user: User(id: WireID(.version7()), email: "a@b.example", name: "A", role: .student, affiliation: .student),
            tokenVersion: 0
        )
    }

    @Test(arguments: [
        (5, 600.0, RefreshDecision.rotate), (5, 0, .rotate), (4, 0, .again), (4, 20, .again), (4, 20.001, .stolen),
        (3, 0, .stolen), (0, 600, .stolen), (6, 0, .stolen),
    ])
    func aTokenIsGoodOnceAndItsPredecessorForAMoment(
        _ generation: Int32,
        _ seconds: TimeInterval,
        _ expected: RefreshDecision
    ) {
        #expect(RefreshDecision.of(generation, in: Self.session(refreshed: seconds), now: Self.now) == expected)
    }

    @Test func whatIsOverStaysOver() {
        for generation in Int32(0)...6 {
            let revoked = Self.session(refreshed: 0, revoked: true)
            #expect(RefreshDecision.of(generation, in: revoked, now: Self.now) == .ended)
            let expired = Self.session(refreshed: 0, ends: 0)
            #expect(RefreshDecision.of(generation, in: expired, now: Self.now) == .ended)
        }
    }
}
