import Foundation
import Logging

@testable import EventsAPI

extension Campus {
    /// Runs `body` with the rules of RSVPs while decisions are made in turn.
    func withRSVPs(_ body: (RSVPs) async throws -> Void) async throws {
        let lanes = DecisionLanes(database: database, logger: Logger(label: "test"))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await lanes.run() }
            defer { group.cancelAll() }
            try await body(rsvps(lanes))
        }
    }

    /// The rules of RSVPs so many seconds after the test began.
    func rsvps(_ lanes: DecisionLanes, after seconds: TimeInterval = 0) -> RSVPs {
        RSVPs(
            store: rsvps,
            lanes: lanes,
            events: Events.rules(on: database, now: { [now] in now + seconds }),
            guestCodes: GuestCodes(secret: Data("secret".utf8))
        )
    }
}
