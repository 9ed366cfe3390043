import CampusCore
import Hummingbird
import ServiceKit

/// `/notifications/export` and `/notifications/erasure`, inside the cluster: what is held of one person.
///
/// Whose it is stands in the body, since addresses in a path would stand in logs.
struct PeopleRoutes: Sendable {
    let store: NotificationStore

    func add(to router: some RouterMethods<NotificationRequestContext>) {
        router.post("/notifications/export") { request, context in
            let query = try await request.decode(as: RecipientQuery.self, context: context)
            try query.validate()
            let page = try await store.notifications(to: query).map(\.exported)
            return try WireResponse.json(.ok, page, headers: [.cacheControl: "no-store"])
        }
        router.post("/notifications/erasure") { request, context in
            let erasure = try await request.decode(as: RecipientErasure.self, context: context)
            try erasure.validate()
            return try WireResponse.json(.ok, ["anonymised": try await store.anonymise(erasure)])
        }
    }
}
