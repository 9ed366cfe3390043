import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import OpenAPI
import Postgres
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct APIDocsTests {
    /// The service's routes over a database that is never asked.
    private func router() async throws -> Router<EventsRequestContext> {
        let keyFile = FileManager.default.temporaryDirectory.appending(path: "key-\(UUID().uuidString).pem")
        try Data(P256.Signing.PrivateKey().pemRepresentation.utf8).write(to: keyFile)
        defer { try? FileManager.default.removeItem(at: keyFile) }
        let configuration = try EventsAPIConfiguration(
            ConfigurationReader(environment: [
                "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing", "JWT_PRIVATE_KEY_FILE": keyFile.path(),
                "CODES_SECRET": "a secret of the tests, long enough",
            ])
        )
        let components = try await Components(configuration, logger: Logger(label: "test"))
        return try buildRouter(components, registry: PrometheusRegistry())
    }

    @Test func everyRouteIsDescribedAndEveryDescriptionIsARoute() async throws {
        let routes = try await router().routes.map { route in
            let path = String(describing: route.path).replacing(/:([a-z_]+)/) { "{\($0.1)}" }
            return OpenAPIOperation(method: route.method.rawValue, path: path)
        }
        let described = try OpenAPIDocument().operations(servedAt: "/")
        #expect(Set(routes).subtracting(described).sorted() == [], "routes that no fragment describes")
        #expect(described.subtracting(routes).sorted() == [], "descriptions of what is no route")
    }

    @Test func theDescriptionIsServedAndKept() async throws {
        try await Application(router: router()).test(.router) { client in
            let answer = try await client.execute(uri: "/api/v1/openapi.json", method: .get)
            #expect(answer.status == .ok)
            #expect(Data(answer.body.readableBytesView) == (try OpenAPIDocument().encoded))
            let tag = try #require(answer.headers[.eTag])
            let again = try await client.execute(
                uri: "/api/v1/openapi.json",
                method: .get,
                headers: [.ifNoneMatch: tag]
            )
            #expect(again.status == .notModified)
            #expect(again.body.readableBytes == 0)
        }
    }

    @Test func thePageLoadsOnlyWhatIsThere() async throws {
        try await Application(router: router()).test(.router) { client in
            let index = try await client.execute(uri: "/api-docs", method: .get)
            let policy = try #require(index.headers[.contentSecurityPolicy])
            #expect(policy.contains("script-src 'self';") && !policy.contains("unsafe"))
            let html = String(buffer: index.body)
            // The policy forbids what stands in the page itself.
            #expect(!html.contains("style=") && !html.contains("<style") && !html.contains("onclick="))
            let loaded = html.matches(of: /(?:src|href)="\/api-docs\/([^"]+)"/).map { String($0.1) }
            #expect(loaded.count > 3)
            var known = Set(loaded)
            for name in try DocumentationPage().files.keys {
                let file = try await client.execute(uri: "/api-docs/\(name)", method: .get)
                #expect(file.status == .ok)
                known.formUnion(String(buffer: file.body).matches(of: /from "\.\/([^"]+)"/).map { String($0.1) })
            }
            #expect(known == Set(try DocumentationPage().files.keys))
            #expect(known == (try describedFiles()))
            #expect(try await client.execute(uri: "/api-docs/index.html", method: .get).status == .notFound)
            #expect(try await client.execute(uri: "/api-docs/..%2FMigrations", method: .get).status == .notFound)
        }
    }

    /// The files that the description says the page has.
    private func describedFiles() throws -> Set<String> {
        let document = try JSONSerialization.jsonObject(with: OpenAPIDocument().encoded) as? [String: Any]
        let paths = document?["paths"] as? [String: [String: Any]]
        let parameters = paths?["/api-docs/{file}"]?["parameters"] as? [[String: Any]]
        let schema = parameters?.first?["schema"] as? [String: Any]
        return Set(try #require(schema?["enum"] as? [String]))
    }

    @Test func anUnknownMethodOnAKnownPathIsNotAMissingPath() async throws {
        let router = try await router()
        router.answerOtherMethods()
        try await Application(router: router).test(.router) { client in
            let answer = try await client.execute(uri: "/api/v1/events/past", method: .delete)
            #expect(answer.status == .methodNotAllowed)
            #expect(answer.headers[.allow] == "GET, HEAD, OPTIONS")
            let live = try await client.execute(uri: "/api/v1/live", method: .get)
            #expect(live.status == .upgradeRequired)
            #expect(live.headers[.upgrade] == "websocket")
        }
    }
}
