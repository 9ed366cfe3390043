import CampusCore
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct RateLimitMiddlewareTests {
    /// Stands in for ``AuthenticationMiddleware``: the token is the person's id.
    private struct IDsAsTokens: RouterMiddleware {
        func handle(
            _ request: Request,
            context: EventsRequestContext,
            next: (Request, EventsRequestContext) async throws -> Response
        ) async throws -> Response {
            guard let header = request.headers[.authorization] else { return try await next(request, context) }
            guard let id = UUID(uuidString: String(header.dropFirst("Bearer ".count))) else {
                throw AccessTokens.invalid
            }
            var context = context
            context.identity = Identity(userID: id, role: .student)
            return try await next(request, context)
        }
    }

    /// The limits as the service has them, before routes that do nothing.
    private func withService(
        settings: String = "",
        proxies: Int = 1,
        _ body: @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        var configuration = RateLimitConfiguration()
        configuration.rules = try RateLimitRules(settings: settings)
        configuration.trustedProxies = proxies
        // The clock stands: no token comes back.
        let limiter = RateLimiter(configuration, logger: Logger(label: "test"), now: { 1_000_000_000 })
        let router = Router(context: EventsRequestContext.self)
        router.addMiddleware {
            RateLimitFieldsMiddleware()
            ProblemMiddleware()
        }
        let api = router.group("/api/v1")
            .add(middleware: NetworkLimitMiddleware(limiter: limiter))
            .add(middleware: IDsAsTokens())
            .add(middleware: UserLimitMiddleware(limiter: limiter))
        api.get("/events") { _, _ in "events" }
        api.post("/events") { _, _ in HTTPResponse.Status.created }
        api.post("/events/:id/rsvp") { _, _ in HTTPResponse.Status.created }
        api.get("/users/me/rsvps") { _, context in try context.signedIn().userID.uuidString }
        api.post("/auth/login") { request, context -> Response in
            try await limiter.takeSignIn(email: "ada@campus.example", network: context.network(of: request))
            throw Problem(.unauthorized, "The address or the password is not right", kind: "sign-in-failed")
        }
        try await Application(router: router, logger: Logger(label: "test")).test(.router, body)
    }

    private func headers(_ token: String? = nil, from address: String = "192.0.2.1") -> HTTPFields {
        var headers: HTTPFields = [.forwardedFor: address]
        if let token { headers[.authorization] = "Bearer \(token)" }
        return headers
    }

    private let rsvp = "/api/v1/events/01937a2b-7c4d-7e10-8a3b-5d2f1c9e4b67/rsvp"

    @Test func answersSayWhatIsLeft() async throws {
        try await withService { client in
            let token = UUID().uuidString
            for left in (0..<20).reversed() {
                let answer = try await client.execute(uri: rsvp, method: .post, headers: headers(token))
                #expect(answer.status == .created)
                #expect(answer.headers[.rateLimitPolicy] == #""rsvp";q=20;w=60"#)
                #expect(answer.headers[.rateLimit] == #""rsvp";r=\#(left);t=3"#)
            }
            let refused = try await client.execute(uri: rsvp, method: .post, headers: headers(token))
            #expect(refused.status == .tooManyRequests)
            #expect(refused.headers[.contentType] == "application/problem+json")
            #expect(refused.headers[.retryAfter] == "3")
            #expect(refused.headers[.rateLimit] == #""rsvp";r=0;t=3"#)
            #expect(String(buffer: refused.body).contains(#""type":"/problems/rate-limited""#))
            // Other routes, and other people, have limits of their own.
            let events = try await client.execute(uri: "/api/v1/events", method: .get, headers: headers(token))
            #expect(events.status == .ok && events.headers[.rateLimit] == #""reads";r=1199;t=1"#)
            let other = try await client.execute(uri: rsvp, method: .post, headers: headers(UUID().uuidString))
            #expect(other.status == .created)
        }
    }

    @Test func anErrorSaysWhatIsLeftOfEveryLimitThatWasTakenFrom() async throws {
        try await withService { client in
            for left in (0..<10).reversed() {
                let answer = try await client.execute(uri: "/api/v1/auth/login", method: .post, headers: headers())
                #expect(answer.status == .unauthorized)
                #expect(
                    answer.headers[.rateLimitPolicy]
                        == #""anonymous";q=6000;w=60, "sign-in-network";q=600;w=60, "sign-in";q=10;w=60"#
                )
                #expect(answer.headers[.rateLimit]?.hasSuffix(#""sign-in";r=\#(left);t=6"#) == true)
            }
            // The account's bucket is empty wherever one comes from.
            let refused = try await client.execute(
                uri: "/api/v1/auth/login",
                method: .post,
                headers: headers(from: "198.51.100.1")
            )
            #expect(refused.status == .tooManyRequests && refused.headers[.retryAfter] == "6")
        }
    }

    /// A lecture hall, or a hall of residence: each does what a person does in a minute.
    @Test func aThousandStudentsBehindOneAddressAreNotLimited() async throws {
        try await withService { client in
            var refused = 0
            for _ in 0..<1000 {
                let headers = headers(UUID().uuidString, from: "203.0.113.7")
                let work =
                    Array(repeating: ("/api/v1/events", HTTPRequest.Method.get), count: 6)
                    + Array(repeating: (rsvp, .post), count: 3)
                    + [("/api/v1/events", .post), ("/api/v1/users/me/rsvps", .get)]
                for (uri, method) in work {
                    let answer = try await client.execute(uri: uri, method: method, headers: headers)
                    if answer.status != .ok, answer.status != .created { refused += 1 }
                }
            }
            #expect(refused == 0)
        }
    }

    /// The statuses of so many reads in turn.
    private func statuses(
        _ client: any TestClientProtocol,
        _ count: Int,
        _ headers: HTTPFields
    ) async throws -> [Int] {
        var statuses: [Int] = []
        for _ in 0..<count {
            statuses.append(
                try await client.execute(uri: "/api/v1/events", method: .get, headers: headers).status.code
            )
        }
        return statuses
    }

    @Test func whoIsNotKnownIsCountedByNetwork() async throws {
        try await withService(settings: "anonymous=3/60s") { client in
            let one = try await statuses(client, 4, headers())
            #expect(one == [200, 200, 200, 429])
            let other = try await statuses(client, 4, headers(from: "192.0.2.2"))
            #expect(other == [200, 200, 200, 429])
            // What is in front of what the proxy wrote, anyone can write.
            let forged = try await statuses(client, 1, headers(from: "198.51.100.9, 192.0.2.2"))
            #expect(forged == [429])
            // A token that is none makes nobody known.
            let unknown = try await statuses(client, 4, headers("none", from: "192.0.2.3"))
            #expect(unknown == [401, 401, 401, 429])
            let signedIn = try await statuses(client, 1, headers(UUID().uuidString))
            #expect(signedIn == [200], "who is signed in has no network")
            // Neighbours in an IPv6 network are one.
            let neighbour = try await statuses(client, 3, headers(from: "2001:db8::1"))
            let next = try await statuses(client, 1, headers(from: "2001:db8::ffff:2"))
            #expect(neighbour == [200, 200, 200] && next == [429])
        }
    }

    @Test func howManyProxiesAreTrustedIsConfigured() async throws {
        try await withService(settings: "anonymous=1/60s", proxies: 2) { client in
            let first = try await statuses(client, 1, headers(from: "192.0.2.1, 10.0.0.1"))
            let another = try await statuses(client, 1, headers(from: "192.0.2.2, 10.0.0.1"))
            let again = try await statuses(client, 1, headers(from: "192.0.2.1, 10.0.0.2"))
            #expect(first + another + again == [200, 200, 429])
        }
    }

    @Test func aLimitThatIsOffIsNotTold() async throws {
        try await withService(settings: "all=off") { client in
            let answer = try await client.execute(uri: "/api/v1/events", method: .get, headers: headers())
            #expect(answer.status == .ok)
            #expect(answer.headers[.rateLimit] == nil && answer.headers[.rateLimitPolicy] == nil)
        }
    }
}
