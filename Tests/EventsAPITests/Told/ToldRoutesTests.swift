import CampusCore
import Foundation
import HTTPClient
import HTTPTesting
import Synchronization
import Testing

@testable import EventsAPI

/// What goes through the public door to notification-service, and what comes back.
@Suite struct ToldRoutesTests {
    /// What stands behind the door: it remembers what it was asked.
    private final class Behind: Sendable {
        private let requests = Mutex<[ReceivedRequest]>([])

        private static let pageHeaders = [
            ("Link", #"</notifications?cursor=bcd>; rel="next""#), ("Unread-Count", "3"),
        ]

        func reply(to request: ReceivedRequest) -> ScriptedHTTPServer.Reply {
            // The relay hands over whatever waits meanwhile.
            guard request.target != "/notifications" else { return .answer(202, "[]") }
            requests.withLock { $0.append(request) }
            let path = request.target.prefix { $0 != "?" }
            switch path {
            case "/notifications": return .answer(200, #"[{"id":"a"}]"#, headers: Self.pageHeaders)
            case "/notifications/read": return .answer(200, #"{"unread":2}"#)
            case "/deliveries", "/dead-letters":
                return .answer(200, "[]", headers: [("Counts", "email=2, sms=0, push=1, in_app=0")])
            case "/dead-letters/retry": return .answer(200, #"{"retried":2}"#)
            case "/push/public-key": return .answer(200, #"{"public_key":"BCVx"}"#)
            case "/webhooks/sns":
                return request.body.contains("forged")
                    ? .answer(403, #"{"title":"Forbidden","detail":"It is not signed by Amazon"}"#)
                    : .bytes("HTTP/1.1 204 No Content\r\n\r\n")
            default: return .answer(404)
            }
        }

        func asked(_ path: String) -> [ReceivedRequest] {
            requests.withLock { $0.filter { $0.target.prefix { $0 != "?" } == path } }
        }
    }

    private func running(_ body: (Behind, RunningService, PermissionWorld) async throws -> Void) async throws {
        let behind = Behind()
        try await ScriptedHTTPServer.with {
            behind.reply(to: $0)
        } _: { server in
            try await RunningService.with(notificationService: server.url) { service in
                let world = try await PermissionWorld.make(service, passwordHash: "none")
                try await body(behind, service, world)
            }
        }
    }

    private func send(
        _ service: RunningService,
        _ method: String,
        _ path: String,
        body: String? = nil,
        token: String? = nil,
        headers: [String: String] = [:]
    ) async throws -> HTTPClientResponse {
        var request = RouteRequest(method: method, path: "/api/v1" + path)
        request.body = body
        request.headers = headers
        return try await service.send(request, token: token)
    }

    @Test func peopleSeeTheirOwnWhateverTheyAskFor() async throws {
        try await running { behind, service, world in
            let token = try await world.session(.student).session.accessToken
            let path = "/users/me/notifications?limit=10&cursor=abc&user_id=\(world.id(.attendee).wire)"
            let answer = try await send(service, "GET", path, token: token)
            #expect(answer.status == 200 && String(decoding: answer.body, as: UTF8.self) == #"[{"id":"a"}]"#)
            #expect(answer.header("Unread-Count") == "3" && answer.header("Cache-Control") == "no-store")
            let link =
                "</api/v1/users/me/notifications?limit=10&user_id=\(world.id(.attendee).wire)&cursor=bcd>; rel=\"next\""
            #expect(answer.header("Link") == link)
            let id = world.id(.student).wire
            #expect(
                behind.asked("/notifications").map(\.target)
                    == ["/notifications?user_id=\(id)&channel=in_app&limit=10&cursor=abc"]
            )
            let read = #"{"ids":["\#(world.rsvp.wire)"],"user_id":"\#(world.id(.attendee).wire)"}"#
            let left = try await send(service, "POST", "/users/me/notifications/read", body: read, token: token)
            #expect(left.status == 200 && String(decoding: left.body, as: UTF8.self) == #"{"unread":2}"#)
            let passed = try WireJSON.decoder().decode(
                JSONValue.self,
                from: Data(try #require(behind.asked("/notifications/read").first).body.utf8)
            )
            #expect(
                passed
                    == .object([
                        "user_id": .string(id), "ids": .array([.string(world.rsvp.wire)]), "all": .boolean(false),
                    ])
            )
        }
    }

    @Test func badPagesAreRefusedHere() async throws {
        try await running { behind, service, world in
            let token = try await world.session(.administrator).session.accessToken
            for path in ["/users/me/notifications", "/events/\(world.event.wire)/deliveries", "/admin/dead-letters"] {
                for query in ["limit=0", "limit=x", "cursor=%26user_id%3D1", "cursor=a+b"] {
                    let answer = try await send(service, "GET", "\(path)?\(query)", token: token)
                    #expect(answer.status == 422, "\(path)?\(query)")
                }
                #expect(try await send(service, "GET", "\(path)?limit=&cursor=", token: token).status == 200)
            }
            #expect(behind.asked("/dead-letters").count == 1)
        }
    }

    @Test func whoManagesTheEventSeesItsDeliveries() async throws {
        try await running { behind, service, world in
            let path = "/events/\(world.event.wire)/deliveries"
            for asker in [Asker.creator, .editor, .administrator] {
                let token = try await world.session(asker).session.accessToken
                #expect(try await send(service, "GET", path, token: token).status == 200)
            }
            #expect(
                Set(behind.asked("/deliveries").map(\.target)) == ["/deliveries?event_id=\(world.event.wire)&limit=50"]
            )
            let stranger = try await world.session(.attendee).session.accessToken
            #expect(try await send(service, "GET", path, token: stranger).status == 403)
            #expect(behind.asked("/deliveries").count == 3)
        }
    }

    @Test func deliveriesAreFoundByWhatBecameOfThemAndWhomTheyWereFor() async throws {
        try await running { behind, service, world in
            let token = try await world.session(.creator).session.accessToken
            let path = "/events/\(world.event.wire)/deliveries"
            let query = "?status=failed&channel=sms&search=%20a%2Bb%26limit%3D1%25%20%C3%A4&limit=2"
            let answer = try await send(service, "GET", path + query, token: token)
            #expect(answer.status == 200 && answer.header("Counts") == "email=2, sms=0, push=1, in_app=0")
            let asked = try #require(behind.asked("/deliveries").first?.target)
            let items = try #require(URLComponents(string: asked)?.queryItems)
            #expect(
                items.map { "\($0.name)=\($0.value ?? "")" } == [
                    "event_id=\(world.event.wire)", "status=failed", "channel=sms", "search=a+b&limit=1% ä", "limit=2",
                ]
            )
            #expect(!asked.contains("+"), "which some read as a space")
            for wrong in ["status=lost", "channel=pigeon", "search=%20", "search=a%00"] {
                #expect(try await send(service, "GET", "\(path)?\(wrong)", token: token).status == 422, "\(wrong)")
            }
        }
    }

    @Test func administratorsSeeHowMuchWaits() async throws {
        try await running { _, service, world in
            let token = try await world.session(.administrator).session.accessToken
            let database = service.components.database
            _ = try await database.write("UPDATE events.events SET state = 'pending' WHERE id = \(world.draft)")
            let answer = try await send(service, "GET", "/admin/waiting", token: token)
            let numbers = try WireJSON.decoder().decode(JSONValue.self, from: Data(answer.body))
            #expect(numbers == .object(["approvals": .integer(1), "dead_letters": .integer(3)]))
        }
        // Without notification-service the rest is there.
        try await RunningService.with { service in
            let world = try await PermissionWorld.make(service, passwordHash: "none")
            let token = try await world.session(.administrator).session.accessToken
            let answer = try await send(service, "GET", "/admin/waiting", token: token)
            let numbers = try WireJSON.decoder().decode(JSONValue.self, from: Data(answer.body))
            #expect(numbers == .object(["approvals": .integer(0), "dead_letters": .null]))
        }
    }

    @Test func administratorsHaveItTriedAgain() async throws {
        try await running { behind, service, world in
            let token = try await world.session(.administrator).session.accessToken
            let path = "/admin/dead-letters/retry"
            let answer = try await send(service, "POST", path, body: #"{"all":true}"#, token: token)
            #expect(answer.status == 200 && String(decoding: answer.body, as: UTF8.self) == #"{"retried":2}"#)
            #expect(behind.asked("/dead-letters/retry").map(\.body) == [#"{"all":true}"#])
            #expect(try await send(service, "POST", path, body: "{}", token: token).status == 422)
        }
    }

    @Test func whatSNSSaysIsPassedOnByteByByte() async throws {
        try await running { behind, service, _ in
            let body = "{ \"Type\" : \"Notification\",\n  \"Message\" : \"é\" }"
            let headers = [
                "Content-Type": "text/plain; charset=UTF-8", "x-amz-sns-message-type": "Notification",
                "X-Amz-Sns-Topic-Arn": "arn:aws:sns:eu-central-1:1:mail", "Authorization-Like": "none", "Cookie": "a=b",
            ]
            let answer = try await send(service, "POST", "/webhooks/sns", body: body, headers: headers)
            #expect(answer.status == 204)
            let passed = try #require(behind.asked("/webhooks/sns").first)
            #expect(passed.body == body && passed.headers["x-amz-sns-message-type"] == "Notification")
            #expect(passed.headers["x-amz-sns-topic-arn"] == "arn:aws:sns:eu-central-1:1:mail")
            #expect(passed.headers["cookie"] == nil && passed.headers["authorization-like"] == nil)
            let forged = try await send(service, "POST", "/webhooks/sns", body: "forged", headers: headers)
            #expect(forged.status == 403)
            let long = String(repeating: "x", count: 640 * 1024 + 1)
            #expect(try await send(service, "POST", "/webhooks/sns", body: long).status == 413)
            #expect(behind.asked("/webhooks/sns").count == 2)
        }
    }

    @Test func theKeyOfPushMessagesIsPassedOn() async throws {
        try await running { _, service, world in
            let token = try await world.session(.student).session.accessToken
            let answer = try await send(service, "GET", "/users/me/push-subscriptions/key", token: token)
            #expect(answer.status == 200 && String(decoding: answer.body, as: UTF8.self) == #"{"public_key":"BCVx"}"#)
        }
    }

    @Test func unsubscribingIsForMailProgramsAndBrowsers() async throws {
        try await running { _, service, world in
            let tokens = UnsubscribeTokens(secret: service.components.configuration.codesSecret)
            let path = "/unsubscribe/" + tokens.token(.init(userID: world.id(.student), kind: .reminder))
            let browser = ["Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"]
            let page = try await send(service, "GET", path, headers: browser)
            #expect(page.header("Content-Type") == "text/html; charset=utf-8")
            #expect(page.header("Content-Security-Policy")?.contains("form-action 'self'") == true)
            #expect(String(decoding: page.body, as: UTF8.self).contains("<button>Unsubscribe</button>"))
            let looked = try await send(service, "GET", path)
            #expect(String(decoding: looked.body, as: UTF8.self).contains(#""subscribed":true"#))
            // What a mail program sends (RFC 8058 §3.1), and the same once more.
            let form = ["Content-Type": "application/x-www-form-urlencoded"]
            for _ in 0..<2 {
                let answer = try await send(service, "POST", path, body: "List-Unsubscribe=One-Click", headers: form)
                #expect(answer.status == 200)
                #expect(String(decoding: answer.body, as: UTF8.self).contains(#""subscribed":false"#))
            }
            let done = try await send(service, "POST", path, headers: browser)
            #expect(done.status == 200 && !String(decoding: done.body, as: UTF8.self).contains("<button>"))
        }
    }
}
