import CampusCore
import Foundation
import HTTPTypes
import Hummingbird
import ServiceKit

/// `/api/v1/auth/refresh`, `logout` and `sessions`.
///
/// The first two are the only ones that a cookie speaks for, so they answer no other site's page.
struct SessionRoutes: Sendable {
    let sessions: Sessions
    let origin: OwnOrigin

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.post("/auth/refresh") { request, _ in
            try origin.require(request)
            return try Self.answer(.ok, try await sessions.refresh(Self.token(request)))
        }
        api.post("/auth/logout") { request, context in
            try origin.require(request)
            let token = Self.token(request)
            if try Self.isEverywhere(request) {
                let person: UUID?
                if let identity = context.identity {
                    person = identity.userID
                } else {
                    person = try await sessions.person(token)
                }
                guard let person else { throw EventsRequestContext.signInFirst }
                try await sessions.endAll(userID: person)
            } else {
                try await sessions.end(token, context.identity)
            }
            return Response(status: .noContent, headers: [.setCookie: RefreshCookie.expired])
        }
        api.get("/auth/sessions") { _, context in
            try WireResponse.json(.ok, try await sessions.list(try context.signedIn()))
        }
        api.delete("/auth/sessions/:id") { _, context in
            try await sessions.end(id: try context.id(), of: try context.signedIn())
            return Response(status: .noContent)
        }
    }

    private static func isEverywhere(_ request: Request) throws(ValidationError) -> Bool {
        switch request.uri.queryParameters["everywhere"] {
        case nil, "false": return false
        case "true": return true
        default: throw ValidationError([FieldError(field: "everywhere", message: "must be true or false")])
        }
    }

    /// The answer to a sign-in.
    static func answer(_ status: HTTPResponse.Status, _ issued: IssuedSession) throws -> Response {
        try WireResponse.json(
            status,
            issued.session,
            headers: [.setCookie: issued.cookie, .cacheControl: "no-store"]
        )
    }

    private static func token(_ request: Request) -> String? {
        RefreshCookie.token(in: request.headers[values: .cookie])
    }
}
