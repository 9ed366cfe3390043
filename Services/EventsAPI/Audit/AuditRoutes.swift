import CampusCore
import HTTPTypes
import Hummingbird
import ServiceKit

/// `/api/v1/admin/audit-log`
struct AuditRoutes: Sendable {
    let log: AuditLog

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.get("/admin/audit-log") { request, context in
            let identity = try context.signedIn()
            let page = try await log.entries(AuditFilter(request.uri.queryParameters), for: identity)
            var headers: HTTPFields = [.cacheControl: "no-store"]
            if let next = page.next { headers[.link] = PageLink.next(request.uri, cursor: next) }
            return try WireResponse.json(.ok, page.entries, headers: headers)
        }
    }
}
