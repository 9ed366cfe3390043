import CampusCore
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct SingleSignOnRoutesTests {
    private func router(_ signOn: SingleSignOn?, _ sessions: Sessions) -> Router<EventsRequestContext> {
        let router = Router(context: EventsRequestContext.self, options: .autoGenerateHeadEndpoints)
        router.addMiddleware { ProblemMiddleware() }
        SingleSignOnRoutes(singleSignOn: signOn, sessions: sessions).add(to: router.group("/api/v1"))
        return router
    }

    private func cookies(_ response: TestResponse) -> [String] {
        response.headers[values: .setCookie]
    }

    @Test func withoutAProviderThereIsNothing() async throws {
        try await Campus.with(people: 1) { campus in
            let door = try await SignInDoor(campus)
            try await Application(router: router(nil, door.sessions)).test(.router) { client in
                let providers = try await client.execute(uri: "/api/v1/auth/providers", method: .get)
                #expect(providers.status == .ok && String(buffer: providers.body) == #"{"sso":null}"#)
                for path in ["start", "start?return_to=//evil.example", "callback?code=a&state=b"] {
                    let answer = try await client.execute(uri: "/api/v1/auth/oidc/\(path)", method: .get)
                    #expect(answer.status == .notFound)
                }
            }
        }
    }

    @Test func aBrowserGoesThereAndComesBackSignedIn() async throws {
        try await Campus.with(people: 1) { campus in
            let door = try await SignInDoor(campus)
            try await SignOnWorld.with(campus.database, environment: ["OIDC_NAME": "Uni"]) { world in
                try await Application(router: router(world.signOn, door.sessions)).test(.router) { client in
                    let providers = try await client.execute(uri: "/api/v1/auth/providers", method: .get)
                    let offered = try JSONDecoder().decode(JSONValue.self, from: Data(providers.body.readableBytesView))
                    let expected: [String: JSONValue] = [
                        "name": .string("Uni"), "start_url": .string("/api/v1/auth/oidc/start"),
                    ]
                    #expect(offered == .object(["sso": .object(expected)]))
                    let start = try await client.execute(
                        uri: "/api/v1/auth/oidc/start?return_to=%2Fme%2Fevents",
                        method: .get
                    )
                    #expect(start.status == .found)
                    #expect(start.headers[.cacheControl] == "no-store")
                    let attempt = try #require(cookies(start).first)
                    let answer = try world.provider.authorize(try #require(start.headers[.location]))
                    let callback = try await client.execute(
                        uri: "/api/v1/auth/oidc/callback?code=\(answer.code ?? "")&state=\(answer.state ?? "")",
                        method: .get,
                        headers: [
                            .cookie: "\(AttemptCookie.name)=\(SignOnWorld.value(attempt))", .userAgent: "A browser",
                        ]
                    )
                    #expect(callback.status == .found)
                    #expect(callback.headers[.location] == "https://campus.example/me/events")
                    #expect(callback.headers[.cacheControl] == "no-store")
                    let set = cookies(callback)
                    #expect(set.count == 2 && set.first == AttemptCookie.clearing)
                    let token = try #require(RefreshCookie.token(in: [set.last ?? ""]))
                    let session = try await door.sessions.refresh(token).session
                    #expect(session.user.email == "grace@uni.example")
                    #expect(String(buffer: callback.body).isEmpty)
                }
            }
        }
    }

    @Test(arguments: [
        "//evil.example", "%2F%2Fevil.example", "https:%2F%2Fevil.example", "/%5Cevil.example", "%09//evil.example",
    ])
    func nobodyIsLedElsewhere(_ path: String) async throws {
        try await Campus.with(people: 1) { campus in
            let door = try await SignInDoor(campus)
            try await SignOnWorld.with { world in
                try await Application(router: router(world.signOn, door.sessions)).test(.router) { client in
                    let answer = try await client.execute(
                        uri: "/api/v1/auth/oidc/start?return_to=\(path)",
                        method: .get
                    )
                    #expect(answer.status == .unprocessableContent)
                    #expect(answer.headers[.location] == nil && cookies(answer).isEmpty)
                    #expect(String(buffer: answer.body).contains("return_to"))
                }
            }
        }
    }

    @Test func whatGoesWrongIsToldByTheSignInPage() async throws {
        try await Campus.with(people: 1) { campus in
            let door = try await SignInDoor(campus)
            // The database of this one is away.
            try await SignOnWorld.with { world in
                try await Application(router: router(world.signOn, door.sessions)).test(.router) { client in
                    func isTold(_ problem: String, _ uri: String, cookie: String? = nil) async throws {
                        let headers: HTTPFields = cookie.map { [.cookie: "\(AttemptCookie.name)=\($0)"] } ?? [:]
                        let answer = try await client.execute(
                            uri: "/api/v1/auth/oidc/\(uri)",
                            method: .get,
                            headers: headers
                        )
                        #expect(answer.status == .found)
                        #expect(answer.headers[.location] == "https://campus.example/login?problem=\(problem)")
                        #expect(cookies(answer) == [AttemptCookie.clearing])
                        #expect(answer.headers[.cacheControl] == "no-store")
                    }
                    try await isTold("sso-expired", "callback")
                    try await isTold("sso-expired", "callback?code=a&state=b")
                    try await isTold("sso-expired", "callback?code=a&state=b", cookie: "nonsense")
                    try await isTold("sso-denied", "callback?error=access_denied")
                    try await isTold("sso-unavailable", "callback?error=temporarily_unavailable&state=b")
                    try await isTold("sso-failed", "callback?error=%3Cscript%3E")
                    world.provider.change { $0.replies["/.well-known/openid-configuration"] = .answer(503) }
                    try await isTold("sso-unavailable", "start")
                }
            }
        }
    }
}
