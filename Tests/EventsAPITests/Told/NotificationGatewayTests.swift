import CampusCore
import Foundation
import HTTPTesting
import ServiceKit
import Synchronization
import Testing

@testable import EventsAPI

@Suite struct NotificationGatewayTests {
    private func asking<Value>(
        _ script: @escaping @Sendable (ReceivedRequest) -> ScriptedHTTPServer.Reply,
        _ body: (NotificationGateway) async throws -> Value
    ) async throws -> Value where Value: Sendable {
        try await ScriptedHTTPServer.with {
            script($0)
        } _: { server in
            try await withHTTPClient { http in
                let url = try #require(URL(string: server.url))
                return try await body(NotificationGateway(http: http, notificationServiceURL: url))
            }
        }
    }

    @Test func whatItAsksIsWhatIsAskedOfIt() async throws {
        let asked = Mutex<[ReceivedRequest]>([])
        try await asking { request in
            asked.withLock { $0.append(request) }
            return .answer(200, #"{"retried":1}"#)
        } _: { gateway in
            let query = [(name: "user_id", value: Optional("a")), ("limit", "50"), ("cursor", nil)]
            _ = try await gateway.ask(.get, "notifications", query: query)
            _ = try await gateway.ask(.post, "dead-letters/retry", body: ["ids": ["b"]])
            let answer = try await gateway.send(
                .post,
                "webhooks/sns",
                headers: [("X-Amz-Sns-Topic-Arn", "c")],
                body: [123, 125]
            )
            #expect(answer.status == .ok && String(decoding: answer.body, as: UTF8.self) == #"{"retried":1}"#)
        }
        let requests = asked.withLock { $0 }
        #expect(
            requests.map { "\($0.method) \($0.target)" } == [
                "GET /notifications?user_id=a&limit=50", "POST /dead-letters/retry", "POST /webhooks/sns",
            ]
        )
        #expect(requests[1].body == #"{"ids":["b"]}"# && requests[1].headers["content-type"] == "application/json")
        #expect(requests[2].body == "{}" && requests[2].headers["x-amz-sns-topic-arn"] == "c")
    }

    @Test(arguments: [400, 403, 404, 409, 422]) func itsProblemsAreThoseOfTheRequest(_ status: Int) async throws {
        let said = #"{"type":"/problems/validation","detail":"No","errors":[{"field":"cursor","message":"is none"}]}"#
        try await asking { _ in
            .answer(status, said)
        } _: { gateway in
            let refused = await problem { _ = try await gateway.ask(.get, "deliveries") }
            #expect(refused?.status.code == status && refused?.kind == "validation" && refused?.detail == "No")
            #expect(refused?.errors == [FieldError(field: "cursor", message: "is none")])
        }
        try await asking { _ in
            .answer(status, "<html>")
        } _: { gateway in
            let refused = await problem { _ = try await gateway.ask(.get, "deliveries") }
            #expect(refused?.status.code == status && refused?.detail == nil)
        }
    }

    @Test(arguments: [301, 401, 405, 429, 500, 502, 503])
    func whatElseItSaysIsThatItIsAway(_ status: Int) async throws {
        try await asking { _ in
            .answer(status, #"{"detail":"a secret"}"#)
        } _: { gateway in
            let refused = await problem { _ = try await gateway.ask(.get, "deliveries") }
            #expect(refused?.status == .serviceUnavailable && refused?.headers[.retryAfter] == "5")
            #expect(refused?.detail?.contains("secret") == false)
        }
    }

    @Test func whenItIsNotThereThatIsSaid() async throws {
        try await withHTTPClient { http in
            let url = try #require(URL(string: "http://127.0.0.1:1"))
            let gateway = NotificationGateway(http: http, notificationServiceURL: url)
            let refused = await problem { _ = try await gateway.ask(.get, "deliveries") }
            #expect(refused?.status == .serviceUnavailable && refused?.headers[.retryAfter] == "5")
        }
        try await asking { _ in
            .bytesThenClose("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[")
        } _: { gateway in
            let refused = await problem { _ = try await gateway.ask(.get, "deliveries") }
            #expect(refused?.status == .serviceUnavailable)
        }
    }

    @Test func itsNextPageIsFound() async throws {
        let links = [
            (#"</notifications?user_id=a&limit=50&cursor=WyIx_-Il0>; rel="next""#, "WyIx_-Il0"),
            (#"</notifications?cursor=abc&limit=50>; rel=next"#, "abc"),
            (#"</notifications?limit=50>; rel="next""#, nil),
            (#"</notifications?cursor=abc>; rel="prev""#, nil),
            (#"</notifications?mycursor=abc>; rel="next""#, nil),
        ]
        for (link, cursor) in links {
            try await asking { _ in
                .answer(200, "[]", headers: [("Link", link)])
            } _: { gateway in
                let answer = try await gateway.ask(.get, "notifications")
                #expect(answer.nextCursor == cursor)
            }
        }
    }
}
