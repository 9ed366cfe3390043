import CampusCore
import HTTPTypes
import Hummingbird
import Logging
import ServiceKit

/// `DELETE /api/v1/users/me` and `DELETE /api/v1/rsvps/{id}/guest`
struct ErasureRoutes: Sendable {
    let erasures: Erasures

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.delete("/users/me") { request, context in
            let identity = try context.signedIn()
            let deletion = try await request.decode(as: AccountDeletion.self, context: context)
            let erasure = try await erasures.delete(deletion, identity)
            await giveUpSeats(erasure, context.logger)
            return Response(status: .noContent, headers: [.setCookie: RefreshCookie.expired])
        }
        api.delete("/rsvps/:id/guest") { request, context in
            let erasure = try await erasures.forget(guestOf: try context.id(), code: request.guestCode)
            await giveUpSeats(erasure, context.logger)
            return Response(status: .noContent)
        }
    }

    /// At once, so that those in line need not wait for the worker, who does it again whatever becomes of it here.
    private func giveUpSeats(_ erasure: Erasure, _ logger: Logger) async {
        do {
            _ = try await erasures.giveUpSeats(erasure)
        } catch {
            logger.warning("the seats of somebody who left were not given up yet", error: error)
        }
    }
}
