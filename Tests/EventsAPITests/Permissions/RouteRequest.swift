import CampusCore
import Crypto
import Foundation
import Testing

@testable import EventsAPI

/// A request for a route that is right in everything but, perhaps, who sends it.
struct RouteRequest: Sendable {
    let method: String
    var path: String
    var headers: [String: String] = [:]
    var body: String?
}

extension RouteRequest {
    /// - Parameter route: method and pattern, as in ``RoutePermissions``.
    init(_ route: String, of asker: Asker, about subject: Subject, in world: PermissionWorld) async throws {
        let parts = route.split(separator: " ").map(String.init)
        method = parts[0]
        path = parts[1]
        let own = try await path.contains("/auth/sessions/{id}") ? world.session(asker) : nil
        for (place, id) in [
            ("/events/{id}", subject == .draft ? world.draft : world.event),
            ("/rsvps/{id}", subject == .guest || Self.isGuests(route) ? world.guestRSVP : world.rsvp),
            ("/admin/users/{id}", world.colleague), ("/push-subscriptions/{id}", world.colleague),
            ("/check-in/{rsvp_id}", world.rsvp), ("/venues/{id}", world.venue), ("/groups/{id}", world.group),
            ("/members/{user_id}", subject == .own ? world.id(asker) : world.colleague),
        ] {
            let start = String(place.prefix { $0 != "{" })
            path = path.replacing(place, with: start + id.wire)
        }
        path = path.replacing("{file}", with: "main.js")
        let unsubscribing = UnsubscribeTokens(secret: world.service.components.configuration.codesSecret)
        let token = unsubscribing.token(.init(userID: world.id(asker), kind: .rsvp))
        path = path.replacing("{token}", with: subject == .secret ? token : "AAAA")
        if let own { path = path.replacing("{id}", with: try Self.sessionID(of: own)) }
        let codes = GuestCodes(secret: world.service.components.configuration.codesSecret)
        if subject == .guest { headers["RSVP-Code"] = codes.code(eventID: world.event, email: world.guestEmail) }
        if route.hasSuffix("/guest") {
            let code = codes.code(eventID: world.event, email: world.guestEmail)
            path += "?code=" + (subject == .secret ? code : "AAAA")
        }
        body = try await Self.body(route, asker, subject, world)
        if route.hasSuffix("/auth/refresh") {
            let cookie = subject == .secret ? try await world.session(asker).cookie : "refresh_token=AAAA"
            headers["Cookie"] = String(cookie.prefix { $0 != ";" })
        }
        if route.hasSuffix("/users/me/calendar.ics"), subject != .usual {
            path += "?token=" + (subject == .secret ? world.calendarToken : "AAAA")
        }
        if route.hasSuffix("/events/search") { path += "?q=public" }
        if route.hasSuffix("/live/sse") { path += "?topics=everyone" }
        if path == "/socket.io" { path += try await Self.socketIO(method, world.service) }
    }

    /// Whether the route is for guests alone.
    private static func isGuests(_ route: String) -> Bool { route.hasSuffix("/confirm") || route.hasSuffix("/guest") }

    /// The session's id, out of its access token.
    private static func sessionID(of session: IssuedSession) throws -> String {
        try #require(AccessTokenParts(session.session.accessToken).claims["sid"] as? String)
    }

    /// The query of a handshake, or of a session that has begun.
    private static func socketIO(_ method: String, _ service: RunningService) async throws -> String {
        let handshake = "?EIO=4&transport=polling"
        if method == "GET" { return handshake }
        let answer = try await service.send(RouteRequest(method: "GET", path: "/socket.io" + handshake), token: nil)
        let packet = String(decoding: answer.body, as: UTF8.self)
        let id = try #require(packet.firstMatch(of: /"sid":"([^"]+)"/)).1
        return "\(handshake)&sid=\(id)"
    }

    private static func body(_ route: String, _ asker: Asker, _ subject: Subject, _ world: PermissionWorld) async throws
        -> String?
    {
        let links = EmailLinks(
            secret: world.service.components.configuration.codesSecret,
            publicURL: world.service.components.configuration.publicURL,
            now: { Date() }
        )
        let isRight = subject == .secret
        switch route.replacing("/api/v1", with: "") {
        case "POST /auth/register":
            return json(["email": "\(UUID().wire)@campus.example", "name": "New", "password": PermissionWorld.password])
        case "POST /auth/login": return json(["email": world.email(asker), "password": PermissionWorld.password])
        case "POST /auth/forgot-password": return json(["email": world.email(asker)])
        case "POST /auth/verify-email":
            let token = links.token(.verification, userID: world.id(asker), boundTo: world.email(asker))
            return json(["token": isRight ? token : "AAAA"])
        case "POST /auth/reset-password":
            let hash = try await world.passwordHash(asker)
            let token = links.token(.passwordReset, userID: world.id(asker), boundTo: hash)
            return json(["token": isRight ? token : "AAAA", "password": "another horse battery staple"])
        case "POST /auth/change-password":
            return json(["current_password": PermissionWorld.password, "password": "another horse battery staple"])
        case "PATCH /auth/me": return json(["name": "Another name"])
        case "POST /groups": return json(["name": "Group \(UUID().wire)"])
        case "PATCH /groups/{id}": return json(["description": "We look up."])
        case "PUT /groups/{id}/members": return json(["user_id": world.colleague.wire, "role": "check-in"])
        case "POST /events":
            // Members of the group make events for it, everyone else their own.
            let isMember = [.owner, .editor, .doorkeeper].contains(asker)
            return event(group: isMember ? world.group : nil)
        case "PUT /events/{id}": return event(group: world.group)
        case "PATCH /events/{id}": return json(["title": "Another title"])
        case "POST /events/{id}/return": return json(["reason": "Which room?"])
        case "POST /events/{id}/check-in": return json(["rsvp_id": world.rsvp.wire])
        case "POST /events/{id}/messages":
            return json(["subject": "Bring a pen", "message": "There is a quiz.", "audience": "confirmed"])
        case "POST /events/{id}/rsvp":
            return asker == .anonymous ? json(["name": "Guest", "email": "\(UUID().wire)@elsewhere.example"]) : nil
        case "POST /rsvps/{id}/confirm":
            let codes = GuestCodes(secret: world.service.components.configuration.codesSecret)
            return json(["code": isRight ? codes.code(eventID: world.event, email: world.guestEmail) : "AAAA"])
        case "POST /socket.io": return "6"
        case "POST /venues": return #"{"name":"Venue \#(UUID().wire)","capacity":10}"#
        case "POST /users/me/consents": return json(["kind": "privacy", "version": "2026-09-01"])
        case "PUT /users/me/preferences", "PATCH /users/me/preferences": return json(["language": "de"])
        case "POST /users/me/phone":
            // Nobody else's: codes for one number are few.
            return json(["phone": "+49\(Int.random(in: 1_000_000_000...9_999_999_999))"])
        case "POST /users/me/phone/confirmation": return json(["code": "042719"])
        case "POST /users/me/push-subscriptions":
            let key = Base64URL.encode(P256.KeyAgreement.PrivateKey().publicKey.x963Representation)
            let secret = Base64URL.encode(Data(repeating: 7, count: 16))
            return """
                {"endpoint":"https://push.example/\(UUID().wire)","keys":{"p256dh":"\(key)","auth":"\(secret)"}}
                """
        case "POST /users/me/notifications/read", "POST /admin/dead-letters/retry": return #"{"all":true}"#
        case "POST /webhooks/sns": return "{}"
        case "DELETE /users/me": return json(["confirm": world.email(asker), "password": PermissionWorld.password])
        case "PATCH /admin/users/{id}": return json(["affiliation": "staff"])
        case "PATCH /venues/{id}": return #"{"capacity":60}"#
        default: return nil
        }
    }

    private static func json(_ members: [String: String]) -> String {
        "{" + members.map { "\"\($0.key)\":\"\($0.value)\"" }.joined(separator: ",") + "}"
    }

    private static func event(group: UUID?) -> String {
        """
        {"title":"Night of the telescopes","category":"Social","start_time":"2090-03-01T20:00:00Z",\
        "end_time":"2090-03-01T22:00:00Z","max_attendees":40,"group_id":\(group.map { "\"\($0.wire)\"" } ?? "null")}
        """
    }
}

extension PermissionWorld {
    fileprivate func passwordHash(_ asker: Asker) async throws -> String {
        try await service.components.database.read("SELECT password_hash FROM events.users WHERE id = \(id(asker))")[0]
            .get("password_hash")
    }
}
