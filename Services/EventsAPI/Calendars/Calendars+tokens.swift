import Foundation
import ServiceKit

// A program that subscribes to a calendar cannot sign in: the secret in the address says whose it is.
extension Calendars {
    /// What a token is made of again when its request is repeated; without our key it says nothing.
    struct Grant: Codable, Sendable {
        let nonce: UUID
    }

    /// Gives the person a new token; the one before stops working.
    func grant(to identity: Identity) async throws -> Grant {
        let grant = Grant(nonce: UUID())
        let token = tokens.token(userID: identity.userID, nonce: grant.nonce)
        try await store.replaceToken(userID: identity.userID, hash: CalendarTokens.hash(token))
        return grant
    }

    /// What the person is told of it.
    func subscription(_ grant: Grant, of identity: Identity) -> CalendarSubscription {
        let token = tokens.token(userID: identity.userID, nonce: grant.nonce)
        let url = publicURL.appending(path: "api/v1/users/me/calendar.ics")
            .appending(queryItems: [URLQueryItem(name: "token", value: token)])
        return CalendarSubscription(token: token, url: url.absoluteString)
    }

    /// Takes the person's token away; nobody's is taken already.
    func revoke(from identity: Identity) async throws {
        try await store.removeToken(userID: identity.userID)
    }

    /// Whose calendar the token opens.
    ///
    /// - Throws: ``Problem`` 404 for a token that opens none. Not 401, upon which calendar programs would ask people
    ///   for a password again and again.
    func owner(of token: String) async throws -> UUID {
        guard let owner = try await store.owner(hash: CalendarTokens.hash(token)) else {
            throw Problem(.notFound, "There is no such calendar; its address may have been replaced")
        }
        return owner
    }
}
