import CampusCore
import Foundation
import Testing

@Suite struct EventStateTests {
    let start = Date(timeIntervalSince1970: 1000)
    let end = Date(timeIntervalSince1970: 2000)

    @Test(arguments: [(999.0, EventStatus.upcoming), (1000, .ongoing), (1999, .ongoing), (2000, .completed)])
    func publishedFollowsTheClock(_ now: Double, _ expected: EventStatus) {
        let status = EventState.published.status(start: start, end: end, now: Date(timeIntervalSince1970: now))
        #expect(status == expected)
    }

    @Test func cancelledStaysCancelled() {
        #expect(EventState.cancelled.status(start: start, end: end, now: .distantFuture) == .cancelled)
    }
}
