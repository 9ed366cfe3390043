import CampusCore
import HTTPTypes
import Hummingbird
import ServiceKit

/// `/api/v1/admin/users…`
struct PeopleRoutes: Sendable {
    let people: People

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.get("/admin/users") { request, context in
            let identity = try context.signedIn()
            let page = try await people.list(PersonFilter(request.uri.queryParameters), for: identity)
            var headers: HTTPFields = [.cacheControl: "no-store"]
            if let next = page.next { headers[.link] = PageLink.next(request.uri, cursor: next) }
            return try WireResponse.json(.ok, page.people, headers: headers)
        }
        api.get("/admin/users/:id") { _, context in
            let person = try await people.person(id: try context.id(), for: try context.signedIn())
            return try WireResponse.json(.ok, person, headers: [.cacheControl: "no-store"])
        }
        api.patch("/admin/users/:id") { request, context in
            let identity = try context.signedIn()
            let change = try await request.decode(as: PersonChange.self, context: context)
            let person = try await people.change(id: try context.id(), change, by: identity)
            return try WireResponse.json(.ok, person, headers: [.cacheControl: "no-store"])
        }
    }
}
