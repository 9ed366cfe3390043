import CampusCore
import Foundation
import HTTPClient
import Live
import Logging
import NIOCore
import ServiceLifecycle
import Testing

@testable import EventsAPI

/// `/socket.io/` of the real server over long-polling; Tests/EndToEnd/test_socket_io.py has the clients that people use.
@Suite struct SocketIOTests {
    private static let handshake = "/socket.io/?EIO=4&transport=polling"

    private func ask(
        _ service: RunningService,
        _ method: String = "GET",
        _ path: String,
        _ headers: [String: String] = [:],
        body: String? = nil
    ) async throws -> HTTPClientResponse {
        try await service.send(RouteRequest(method: method, path: path, headers: headers, body: body), token: nil)
    }

    @Test func aSessionBeginsWithAndWithoutTheSlash() async throws {
        try await RunningService.with { service in
            var ids: Set<String> = []
            for path in ["/socket.io/", "/socket.io"] {
                let answer = try await ask(service, "GET", path + "?EIO=4&transport=polling&t=abc")
                #expect(answer.status == 200)
                #expect(answer.header("Content-Type") == "text/plain; charset=UTF-8")
                #expect(answer.header("Cache-Control") == "no-store")
                let packet = String(decoding: answer.body, as: UTF8.self)
                let expected =
                    /^0{"sid":"([A-Za-z0-9_-]{24})","upgrades":\["websocket"\],"pingInterval":25000,"pingTimeout":20000,"maxPayload":65536}$/
                ids.insert(String(try #require(packet.firstMatch(of: expected)).1))
            }
            #expect(ids.count == 2)
        }
    }

    @Test func whatIsNoRequestOfTheProtocolIsRefusedAsTheReferenceServerDoes() async throws {
        try await RunningService.with { service in
            let client = try await PollingClient(service)
            let refusals: [(String, String, Int, Int)] = [
                ("GET", "/socket.io/", 400, 0),
                ("GET", "/socket.io/?EIO=4&transport=abc", 400, 0),
                ("GET", Self.handshake + "&sid=abc", 400, 1),
                ("POST", Self.handshake + "&sid=abc", 400, 1),
                ("POST", Self.handshake, 400, 2),
                ("GET", "/socket.io/?EIO=4&transport=websocket", 400, 3),
                ("GET", "/socket.io/?EIO=4&transport=websocket&sid=\(client.sid)", 400, 3),
                ("GET", "/socket.io/?EIO=3&transport=polling", 400, 5),
            ]
            for (method, path, status, code) in refusals {
                let answer = try await ask(service, method, path, body: method == "POST" ? "40" : nil)
                #expect(answer.status == status, "\(method) \(path)")
                #expect(answer.header("Content-Type") == "application/problem+json")
                let body = String(decoding: answer.body, as: UTF8.self)
                #expect(
                    body.contains("\"code\":\(code)") && body.contains("\"message\":\""),
                    "\(method) \(path): \(body)"
                )
            }
            #expect(try await ask(service, "HEAD", Self.handshake).status == 400)
            #expect(try await ask(service, "HEAD", Self.handshake + "&sid=\(client.sid)").status == 400)
            #expect(try await ask(service, "PUT", Self.handshake).status == 405)
            #expect(try await client.post("40").status == 200, "the session is as it was")
        }
    }

    @Test func pagesOfOtherSitesAreRefusedAndOurOwnMayRead() async throws {
        try await RunningService.with { service in
            let client = try await PollingClient(service)
            for (method, path) in [("GET", Self.handshake), ("GET", Self.handshake + "&sid=\(client.sid)")]
                + [("POST", Self.handshake + "&sid=\(client.sid)")]
            {
                let body = method == "POST" ? "40" : nil
                let foreign = try await ask(service, method, path, ["Origin": "https://evil.example"], body: body)
                #expect(foreign.status == 403)
                #expect(String(decoding: foreign.body, as: UTF8.self).contains(#""code":4"#))
                #expect(foreign.header("Access-Control-Allow-Origin") == nil)
            }
            let own = try await ask(service, "GET", Self.handshake, ["Origin": "http://localhost:3000"])
            #expect(own.status == 200)
            #expect(own.header("Access-Control-Allow-Origin") == "http://localhost:3000")
        }
    }

    @Test func whoConnectsHearsWhatIsCommitted() async throws {
        try await RunningService.with { service in
            let world = try await PermissionWorld.make(service, passwordHash: Password.hash(PermissionWorld.password))
            let client = try await PollingClient(service)
            #expect(try await client.post(#"40{"cursor":""}"#) == (200, "ok"))
            let first = try await client.packets(until: #"42["subscribed""#)
            #expect(first.first?.wholeMatch(of: /40{"sid":"[A-Za-z0-9_-]{24}"}/) != nil)
            let request = RouteRequest(
                method: "PATCH",
                path: "/api/v1/events/\(world.event.wire)",
                body: #"{"title":"Told by Socket.IO"}"#
            )
            let token = try await world.session(.creator).session.accessToken
            #expect(try await service.send(request, token: token).status == 200)
            let heard = try await client.packets(until: #"42["event:updated""#)
            let update = try #require(heard.last)
            #expect(update.contains(world.event.wire) && update.contains("Told by Socket.IO"))
            #expect(update.firstMatch(of: /},"\d+-\d+"\]$/) != nil, "the cursor is the second argument")
            #expect(try await client.post("41", "1") == (200, "ok"))
            #expect(try await client.get().status == 400)
        }
    }

    @Test func aSubscriptionIsAcknowledged() async throws {
        try await RunningService.with { service in
            let client = try await PollingClient(service)
            #expect(try await client.post("40", #"421["subscribe",{"topics":["me","x"]}]"#).status == 200)
            let packets = try await client.packets(until: "43")
            #expect(packets.last?.wholeMatch(of: /431\[{"topics":\["me"\],"cursor":"\d+-\d+"}\]/) != nil)
        }
    }

    @Test func aPollThatWaitsIsAnsweredWhenTheClientCloses() async throws {
        try await RunningService.with { service in
            let client = try await PollingClient(service)
            async let waiting = client.get()
            // The poll has to be there first; when it is not, it comes too late.
            try await Task.sleep(for: .milliseconds(200))
            #expect(try await client.post("1") == (200, "ok"))
            #expect(try await waiting == (200, "6"))
            #expect(try await client.get().status == 400)
        }
    }

    @Test func twoPollsAtATimeEndTheSession() async throws {
        try await RunningService.with { service in
            let client = try await PollingClient(service)
            let answers = try await withThrowingTaskGroup(of: (status: Int, text: String).self) { tasks in
                for _ in 0..<2 { tasks.addTask { try await client.get() } }
                return try await tasks.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.map(\.status).sorted() == [200, 400])
            #expect(answers.first { $0.status == 200 }?.text == "1")
            #expect(try await client.get().status == 400)
        }
    }

    @Test func whatIsTooMuchOrNotTextIsRefused() async throws {
        try await RunningService.with { service in
            let client = try await PollingClient(service)
            let path = Self.handshake + "&sid=\(client.sid)"
            let long = "42[\"hello\",\"" + String(repeating: "x", count: 64 * 1024) + "\"]"
            #expect(try await ask(service, "POST", path, body: long).status == 413)
            let nested = "42[\"hello\"," + String(repeating: "[", count: 10_000)
            let other = try await PollingClient(service)
            #expect(try await other.post("40", nested).status == 200)
            let packets = try await other.packets(until: "1")
            #expect(packets.last == "1", "the session is closed")
            #expect(try await client.post("40").status == 200, "the other session is as it was")
            #expect(try await client.post("451-[\"x\",{\"_placeholder\":true,\"num\":0}]", "bAQID").status == 200)
            let last = try await client.packets(until: "1")
            #expect(last.suffix(2) == ["41", "1"], "binary data is refused politely")
        }
    }

    @Test func whenTheServiceStopsWhatWaitsIsAnswered() async throws {
        try await RunningService.with { service in
            let components = service.components
            let sessions = SocketIOSessions(hub: components.hub, admissions: components.admissions, limit: 2)
            let session = try #require(sessions.open())
            #expect(sessions[session.id] === session)
            let poll = session.polled()
            let absent = try #require(sessions.open())
            #expect(sessions.open() == nil, "there are as many as there may be")
            let group = ServiceGroup(
                configuration: .init(
                    services: [sessions],
                    logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
                )
            )
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await group.run() }
                await group.triggerGracefulShutdown()
                #expect(try await String(buffer: poll.get()) == "1")
                try await tasks.waitForAll()
            }
            #expect(sessions.open() == nil, "no more begin")
            let late = await #expect(throws: EngineIORefusal.self) { try await absent.polled().get() }
            #expect(late == .badRequest)
            #expect(sessions[session.id] == nil && sessions[absent.id] == nil)
        }
    }
}
