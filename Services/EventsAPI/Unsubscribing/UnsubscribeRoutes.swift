import Foundation
import HTTPTypes
import Hummingbird
import ServiceKit

/// `/api/v1/unsubscribe/{token}`
///
/// Mail programs POST there without asking (RFC 8058), with a body that says so; the page's button does without one. The
/// token is all that counts, so nothing of a body is read. Programs that look at every link of a mail only GET.
struct UnsubscribeRoutes: Sendable {
    let unsubscribing: Unsubscribing
    let publicURL: URL

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.get("/unsubscribe/:token") { request, context in
            try answer(try await unsubscribing.look(context.parameters.get("token")), to: request)
        }
        api.post("/unsubscribe/:token") { request, context in
            try answer(try await unsubscribing.unsubscribe(context.parameters.get("token")), to: request)
        }
    }

    /// A page for browsers, JSON for programs.
    private func answer(_ unsubscription: Unsubscription, to request: Request) throws -> Response {
        let settings = publicURL.appending(path: "me/settings").absoluteString
        var response =
            request.headers[.accept]?.contains("text/html") == true
            ? UnsubscribePage(unsubscription: unsubscription, settings: settings).response
            : try WireResponse.json(.ok, unsubscription, headers: [.cacheControl: "no-store"])
        response.headers[.vary] = "Accept"
        return response
    }
}
