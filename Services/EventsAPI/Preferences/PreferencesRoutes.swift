import CampusCore
import HTTPTypes
import Hummingbird
import ServiceKit

/// `/api/v1/users/me/preferences`
struct PreferencesRoutes: Sendable {
    let preferences: Preferences

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.get("/users/me/preferences") { _, context in
            try Self.answer(try await preferences.preferences(try context.signedIn()))
        }
        api.put("/users/me/preferences") { request, context in
            let identity = try context.signedIn()
            let proposal = try await request.decode(as: PreferencesProposal.self, context: context)
            return try Self.answer(try await preferences.replace(with: proposal, identity))
        }
        api.patch("/users/me/preferences") { request, context in
            let identity = try context.signedIn()
            let patch = try await request.decode(as: JSONValue.self, context: context)
            guard case .object = patch else { throw Problem(.badRequest, "A merge patch of preferences is an object") }
            return try Self.answer(try await preferences.change(patch, identity))
        }
    }

    private static func answer(_ preferences: NotificationPreferences) throws -> Response {
        try WireResponse.json(.ok, preferences, headers: [.cacheControl: "no-store"])
    }
}
