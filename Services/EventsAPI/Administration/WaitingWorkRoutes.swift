import HTTPTypes
import Hummingbird
import ServiceKit

/// `/api/v1/admin/waiting`
struct WaitingWorkRoutes: Sendable {
    let work: WaitingWork

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.get("/admin/waiting") { _, _ in
            try WireResponse.json(.ok, try await work.numbers(), headers: [.cacheControl: "no-store"])
        }
    }
}
