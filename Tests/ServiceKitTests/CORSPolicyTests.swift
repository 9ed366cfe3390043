import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import ServiceKit
import Testing

@Suite struct CORSPolicyTests {
    private static let own = "https://campus.example"
    private static let friend = "https://widgets.example"
    private static let foreign = "https://evil.example"

    private func policy() throws -> CORSPolicy {
        let publicURL = try #require(URL(string: Self.own))
        return CORSPolicy(try #require(AllowedOrigins(publicURL: publicURL, others: [Self.friend])))
    }

    @Test(
        arguments: [
            ([], false, .unshared), ([], true, .unshared), ([own], false, .shared(with: own)),
            ([friend], false, .shared(with: friend)), ([friend], true, .preflight(for: friend)),
            ([foreign], false, .unshared), ([foreign], true, .preflightRefused), (["null"], true, .preflightRefused),
            ([friend, friend], false, .unshared), ([friend, foreign], true, .preflightRefused),
        ] as [([String], Bool, CORSPolicy.Decision)]
    )
    func decisions(origins: [String], isPreflight: Bool, decision: CORSPolicy.Decision) throws {
        #expect(try policy().decide(origins: origins, isPreflight: isPreflight) == decision)
    }

    @Test func credentialsAndWildcardsAreNeverAllowed() {
        for (name, value) in CORSPolicy.sharing(with: Self.friend) + CORSPolicy.preflight(for: Self.friend) {
            #expect(name.lowercased() != "access-control-allow-credentials")
            #expect(!value.contains("*"))
        }
    }

    // MARK: Through the middleware

    private func withService(_ body: @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        let policy = try policy()
        let router = Router()
        router.addMiddleware {
            RequestTraceMiddleware()
            SecurityHeadersMiddleware(SecurityHeaders.api(publicURL: nil))
            CrossOriginMiddleware(policy)
            ProblemMiddleware()
        }
        router.get("/things") { _, _ in Response(status: .ok, headers: [.vary: "Authorization"]) }
        router.get("/fails") { _, _ -> Response in throw Problem(.conflict, "No") }
        router.post("/things") { _, _ in HTTPResponse.Status.created }
        router.answerOtherMethods()
        try await Application(router: router).test(.router) { try await body($0) }
    }

    private static let allowOrigin = HTTPField.Name.accessControlAllowOrigin

    @Test func anAllowedPageReadsAnswersAndErrors() async throws {
        try await withService { client in
            for (path, status) in [("/things", 200), ("/fails", 409), ("/nowhere", 404)] {
                let response = try await client.execute(uri: path, method: .get, headers: [.origin: Self.friend])
                #expect(response.status.code == status)
                #expect(response.headers[Self.allowOrigin] == Self.friend)
                #expect(response.headers[.accessControlExposeHeaders]?.contains("Retry-After") == true)
                #expect(response.headers[.accessControlAllowCredentials] == nil)
                let vary = path == "/things" ? "Authorization, Origin" : "Origin"
                #expect(response.headers[values: .vary] == [vary])
            }
        }
    }

    @Test func whatIsNotSharedIsKeptApart() async throws {
        try await withService { client in
            for headers: HTTPFields in [[:], [.origin: Self.foreign]] {
                let response = try await client.execute(uri: "/things", method: .get, headers: headers)
                #expect(response.status == .ok)
                #expect(response.headers[Self.allowOrigin] == nil)
                #expect(response.headers[.vary] == "Authorization, Origin")
            }
        }
    }

    @Test func anAllowedPageMayAskFirst() async throws {
        try await withService { client in
            let headers: HTTPFields = [
                .origin: Self.friend, .accessControlRequestMethod: "POST",
                .accessControlRequestHeaders: "authorization,content-type",
            ]
            let response = try await client.execute(uri: "/things", method: .options, headers: headers)
            #expect(response.status == .noContent)
            #expect(response.headers[Self.allowOrigin] == Self.friend)
            #expect(response.headers[.accessControlAllowMethods]?.contains("PATCH") == true)
            #expect(response.headers[.accessControlAllowHeaders]?.contains("Idempotency-Key") == true)
            #expect(response.headers[.accessControlMaxAge] == "600")
            #expect(response.headers[.vary]?.contains("Origin") == true)
            #expect(response.headers[.xContentTypeOptions] == "nosniff")
        }
    }

    @Test func noOtherPageMay() async throws {
        try await withService { client in
            for origin in [Self.foreign, "null", Self.friend + ".evil.example"] {
                let headers: HTTPFields = [.origin: origin, .accessControlRequestMethod: "POST"]
                let response = try await client.execute(uri: "/things", method: .options, headers: headers)
                #expect(response.status == .forbidden)
                #expect(response.headers[.contentType] == "application/problem+json")
                for name in response.headers.map(\.name.canonicalName) {
                    #expect(!name.hasPrefix("access-control-"))
                }
            }
        }
    }

    @Test func optionsOfAProgramSaysWhatCanBeAsked() async throws {
        try await withService { client in
            let response = try await client.execute(uri: "/things", method: .options)
            #expect(response.headers[.allow]?.hasPrefix("GET, ") == true)
            #expect(response.headers[Self.allowOrigin] == nil)
        }
    }
}
