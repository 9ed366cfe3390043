import Foundation
import Logging
import ServiceLifecycle

/// Takes back the places of guests who did not confirm in time; each goes to the next in line in its event's order.
///
/// Every replica runs it: what another did already is a decision that changes nothing.
struct GuestExpiry: Service {
    let store: GuestStore
    let lanes: DecisionLanes
    let logger: Logger

    private static let pause = Duration.seconds(10)
    private static let page = 500

    func run() async throws {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                if try await expire() == Self.page { continue }
            } catch {
                logger.warning("guests who did not confirm were not looked for; they will be", error: error)
            }
            do {
                try await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.pause) }
            } catch {
                return
            }
        }
    }

    /// - Returns: how many were found.
    func expire() async throws -> Int {
        let expired = try await store.expired(limit: Self.page)
        for (rsvpID, eventID) in expired {
            _ = try await lanes.decide(.expire(rsvpID: rsvpID), eventID: eventID)
        }
        return expired.count
    }
}
