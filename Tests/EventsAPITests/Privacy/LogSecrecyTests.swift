import CampusCore
import Foundation
import HTTPClient
import HTTPTesting
import SecrecyTesting
import Testing

@testable import EventsAPI

/// The whole service runs and writes down all it would ever say; nothing of it names anybody.
@Suite struct LogSecrecyTests {
    private static let name = "Quirina Logmarker"
    private static let email = "quirina.logmarker@campus.example"
    private static let guest = "guido.logmarker@elsewhere.example"
    private static let password = "nineteen logmarker herons"

    @Test func nothingThatIsLoggedNamesAnybody() async throws {
        let lines = LogLines()
        let notifications = NotificationStandIn()
        try await ScriptedHTTPServer.with {
            notifications.reply(to: $0)
        } _: { server in
            try await RunningService.with(logger: lines.logger, notificationService: server.url) { service in
                let story = Story(service: service)
                let (token, cookie, code) = try await story.run(notifications)
                for secret in ["logmarker", token, cookie, code] {
                    #expect(!secret.isEmpty)
                    #expect(lines.count(of: secret) == 0, "\(secret) is logged")
                }
            }
        }
        // What is looked through is the story's log.
        #expect(lines.count(of: "/api/v1/auth/register") > 1 && lines.count(of: "/users/me/export") > 0)
        #expect(lines.count(of: #""status":"503""#) > 0 && lines.count(of: #""status":"422""#) > 0)
    }

    /// Everything that carries personal data into the service, well formed and not.
    private struct Story {
        let service: RunningService

        func run(_ notifications: NotificationStandIn) async throws -> (token: String, cookie: String, code: String) {
            _ = try await send("POST", "/auth/register", #"{"email":"\#(email)","name":7,"password":"\#(password)"}"#)
            _ = try await send("POST", "/auth/register", #"{"email":"\#(email)","#)
            let registered = try await send(
                "POST",
                "/auth/register",
                #"{"email":"\#(email)","name":"\#(name)","password":"\#(password)"}"#
            )
            #expect(registered.status == 201)
            let session = try WireJSON.decoder().decode(CampusCore.Session.self, from: Data(registered.body))
            let token = session.accessToken
            let cookie = RefreshCookie.token(in: [registered.header("Set-Cookie") ?? ""]) ?? ""
            for password in ["\(password) not", password] {
                _ = try await send("POST", "/auth/login", #"{"email":"\#(email)","password":"\#(password)"}"#)
            }
            _ = try await send("POST", "/auth/refresh", headers: ["Cookie": "refresh_token=\(cookie)"])
            _ = try await send("POST", "/auth/verify-email", #"{"token":"\#(cookie)"}"#)
            _ = try await send("POST", "/auth/forgot-password", #"{"email":"\#(email)"}"#)
            let world = try await PermissionWorld.make(service, passwordHash: "none")
            let event = "/events/\(world.event.wire)"
            _ = try await send("POST", event + "/rsvp", token: token)
            _ = try await send("POST", event + "/rsvp", #"{"name":"Guido Logmarker","email":"\#(guest)"}"#)
            _ = try await send("POST", event + "/rsvp", #"{"name":"Guido Logmarker","email":"logmarker"}"#)
            let secret = service.components.configuration.codesSecret
            let code = GuestCodes(secret: secret).code(eventID: world.event, email: world.guestEmail)
            let rsvp = "/rsvps/\(world.guestRSVP.wire)"
            for path in [rsvp, rsvp + "/ticket", rsvp + "/decisions"] {
                _ = try await send("GET", "\(path)?code=\(code)")
            }
            _ = try await send("GET", "/users/me/calendar.ics?token=\(code)")
            _ = try await send("GET", "/events?search=\(code)&cursor=\(code)")
            _ = try await send("GET", "/users/me/export", token: token)
            notifications.answer(503)
            _ = try await send("GET", "/users/me/export", token: token)
            let admin = try await world.session(.administrator).session.accessToken
            _ = try await send("GET", "/admin/users?search=logmarker", token: admin)
            _ = try await send("GET", "/admin/audit-log?action=logmarker", token: admin)
            _ = try await send("GET", "/auth/me", token: token + "x")
            _ = try await send("GET", "/users/quirina.logmarker%40campus.example", token: token)
            _ = try await send("PATCH", "/auth/me", #"{"name":"Q. Logmarker"}"#, token: token)
            _ = try await send("DELETE", "/users/me", #"{"confirm":"\#(email)"}"#, token: token)
            _ = try await send("DELETE", "\(rsvp)/guest?code=\(code)")
            // The relay and the worker try in vain, and say so.
            try await Task.sleep(for: .seconds(3))
            return (token, cookie, code)
        }

        private func send(
            _ method: String,
            _ path: String,
            _ body: String? = nil,
            headers: [String: String] = [:],
            token: String? = nil
        ) async throws -> HTTPClientResponse {
            let request = RouteRequest(method: method, path: "/api/v1" + path, headers: headers, body: body)
            return try await service.send(request, token: token)
        }
    }
}
