import Hummingbird
import ServiceKit

/// `/push…`, inside the cluster.
struct PushRoutes: Sendable {
    /// What browsers subscribe with; nil when there is no Web Push here.
    let publicKey: String?

    func add(to router: some RouterMethods<NotificationRequestContext>) {
        router.get("/push/public-key") { _, _ in
            guard let publicKey else { throw Problem(.notFound, "There is no Web Push here") }
            return try WireResponse.json(.ok, ["public_key": publicKey])
        }
    }
}
