import CampusCore
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Metrics
import NIOCore
import SecrecyTesting
import ServiceKit
import Testing

@Suite struct MiddlewareTests {
    private struct Secret: Error, CustomStringConvertible {
        var description: String { "the password is hunter2" }
    }

    private struct ProblemBody: Decodable {
        let type: String
        let title: String
        let status: Int
        let detail: String?
        let instance: String
        let requestID: String
        let errors: [FieldError]?

        enum CodingKeys: String, CodingKey {
            case type, title, status, detail, instance, errors
            case requestID = "request_id"
        }
    }

    private struct Title: Codable {
        let title: String
    }

    private struct Context: RequestContext {
        var coreContext: CoreRequestContextStorage
        var requestDecoder: WireRequestDecoder { WireRequestDecoder() }
        var maxUploadSize: Int { 100 }
        init(source: ApplicationRequestContextSource) { coreContext = .init(source: source) }
    }

    private func withService(
        isReady: Bool = true,
        _ body: @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        let router = Router(context: Context.self)
        router.addMiddleware {
            RequestTraceMiddleware()
            SecurityHeadersMiddleware(SecurityHeaders.api(publicURL: nil))
            ProblemMiddleware()
        }
        HealthRoutes(registry: PrometheusRegistry()) { isReady }.add(to: router)
        router.get("/things/:id") { _, _ -> String in
            RequestPerson.current?.pseudonym = "0123456789ab"
            return TraceContext.current?.traceparent ?? "none"
        }
        router.get("/fails") { _, _ -> String in throw Secret() }
        router.get("/invalid") { _, _ -> String in
            throw ValidationError([
                FieldError(field: "title", message: "is required"),
                FieldError(field: "end_time", message: "is too early"),
            ])
        }
        router.post("/echo") { request, context in
            try WireResponse.json(.ok, try await request.decode(as: Title.self, context: context))
        }
        try await Application(router: router).test(.router) { try await body($0) }
    }

    private func problem(_ response: TestResponse) throws -> ProblemBody {
        #expect(response.headers[.contentType] == "application/problem+json")
        return try JSONDecoder().decode(ProblemBody.self, from: Data(response.body.readableBytesView))
    }

    @Test func anUnknownErrorTellsNothing() async throws {
        try await withService { client in
            let response = try await client.execute(uri: "/fails?q=1", method: .get, headers: [.requestID: "mine-1"])
            #expect(response.status == .internalServerError)
            #expect(!String(buffer: response.body).contains("hunter2"))
            let problem = try problem(response)
            #expect(problem.type == "about:blank")
            #expect(problem.title == "Internal Server Error")
            #expect(problem.instance == "/fails")
            #expect(problem.requestID == "mine-1")
            #expect(response.headers[.requestID] == "mine-1")
        }
    }

    @Test func everyBadFieldIsNamedAtOnce() async throws {
        try await withService { client in
            let response = try await client.execute(uri: "/invalid", method: .get)
            #expect(response.status.code == 422)
            let problem = try problem(response)
            #expect(problem.errors?.map(\.field) == ["title", "end_time"])
            #expect(!problem.requestID.isEmpty)
        }
    }

    @Test func everyAnswerCarriesTheSecurityHeaders() async throws {
        try await withService { client in
            for path in ["/health", "/fails", "/invalid", "/nowhere"] {
                let response = try await client.execute(uri: path, method: .get)
                #expect(response.headers[.contentSecurityPolicy] != nil, "\(path)")
                #expect(response.headers[.xContentTypeOptions] == "nosniff", "\(path)")
            }
            #expect(try await client.execute(uri: "/nowhere", method: .get).status == .notFound)
        }
    }

    @Test(arguments: ["x y", "\"quoted\"", "a\\b", String(repeating: "x", count: 129), ""])
    func aRequestIDThatWouldSpoilALogIsReplaced(id: String) async throws {
        try await withService { client in
            let response = try await client.execute(uri: "/health", method: .get, headers: [.requestID: id])
            #expect(response.headers[.requestID]?.count == 16)
        }
    }

    @Test func badBodiesAreClearErrors() async throws {
        try await withService { client in
            func send(_ body: ByteBuffer, _ type: String = "application/json") async throws -> TestResponse {
                try await client.execute(uri: "/echo", method: .post, headers: [.contentType: type], body: body)
            }
            #expect(
                try await send(ByteBuffer(string: #"{"title":"x"}"#), "application/json; charset=utf-8").status == .ok
            )
            let cases: [(ByteBuffer, Int)] = [
                (ByteBuffer(string: ""), 400), (ByteBuffer(string: "{"), 400), (ByteBuffer(string: "[]"), 400),
                (ByteBuffer(string: #"{"title":1}"#), 400), (ByteBuffer(string: "{}"), 400),
                (ByteBuffer(bytes: Array(#"{"title":""#.utf8) + [0xFF, 0xFE] + Array(#""}"#.utf8)), 400),
                (ByteBuffer(string: String(repeating: "[", count: 99)), 400),
                (ByteBuffer(string: String(repeating: " ", count: 101)), 413),
            ]
            for (body, status) in cases {
                let response = try await send(body)
                #expect(response.status.code == status, "\(String(buffer: body))")
                _ = try problem(response)
            }
            #expect(
                try await send(ByteBuffer(string: "title=x"), "application/x-www-form-urlencoded").status.code == 415
            )
        }
    }

    @Test(arguments: [(32, 200), (33, 400)])
    func aBodyNestsThirtyTwoDeepAtMost(depth: Int, status: Int) async throws {
        try await withService { client in
            let arrays = String(repeating: "[", count: depth - 1) + String(repeating: "]", count: depth - 1)
            let response = try await client.execute(
                uri: "/echo",
                method: .post,
                headers: [.contentType: "application/json"],
                body: ByteBuffer(string: #"{"title":"x","a":"# + arrays + "}")
            )
            #expect(response.status.code == status)
            if status == 400 { #expect(try problem(response).detail?.contains("32 deep") == true) }
        }
    }

    @Test func whatTheRouteDoesIsAPartOfTheCallersTrace() async throws {
        try await withService { client in
            let trace = "0af7651916cd43dd8448eb211c80319c"
            let caller = "00-\(trace)-b7ad6b7169203331-01"
            let response = try await client.execute(uri: "/things/1", method: .get, headers: [.traceparent: caller])
            let inside = try #require(TraceContext(traceparent: String(buffer: response.body)))
            #expect(inside.traceID == trace && inside.spanID != "b7ad6b7169203331" && inside.isSampled)
        }
    }

    @Test func requestsAreCountedByTheirRoutesPattern() async throws {
        let registry = PrometheusRegistry()
        try await withMetricsFactory(registry) {
            try await withService { client in
                for id in 0..<3 { _ = try await client.execute(uri: "/things/\(id)", method: .get) }
                _ = try await client.execute(uri: "/nowhere", method: .get)
            }
        }
        let lines = registry.exposition().split(separator: "\n").map(String.init)
        #expect(lines.contains(#"http_requests_total{method="GET",route="/things/{id}",status="200"} 3"#))
        let labels = #"{method="GET",route="/things/{id}",status="200"}"#
        #expect(lines.contains("http_request_duration_seconds_count\(labels) 3"))
        let unknown = lines.filter { $0.hasPrefix("http_requests_total") && $0.contains("404") }
        #expect(unknown.count == 1 && !unknown[0].contains("nowhere"))
        #expect(lines.contains("http_requests_in_flight 0.0"))
    }

    @Test func aRequestsLineSaysWhatWasAskedAndStandsForWhoAsked() async throws {
        let lines = LogLines()
        let router = Router(context: Context.self)
        router.addMiddleware { RequestTraceMiddleware() }
        router.get("/things/:id") { _, _ -> String in
            RequestPerson.current?.pseudonym = "0123456789ab"
            return "thing"
        }
        try await Application(router: router, logger: lines.logger).test(.router) { client in
            _ = try await client.execute(uri: "/things/7", method: .get, headers: [.requestID: "mine-2"])
        }
        let line = try #require(lines.text.split(separator: "\n").first { $0.contains("mine-2") })
        let said = try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
        #expect(said["route"] == "/things/{id}" && said["path"] == "/things/7" && said["status"] == "200")
        #expect(said["user"] == "0123456789ab" && said["service"] == "test" && said["level"] == "INFO")
        #expect(said["trace_id"]?.count == 32 && said["span_id"]?.count == 16 && said["duration_ms"] != nil)
    }

    @Test func aRequestsLineKeepsTheSecretsOfAPath() async throws {
        let lines = LogLines()
        let router = Router(context: Context.self)
        router.addMiddleware { RequestTraceMiddleware() }
        router.get("/leave/:id/:secret/now") { _, _ in "left" }
        let (id, secret) = (UUID().uuidString, String(repeating: "t", count: 60))
        try await Application(router: router, logger: lines.logger).test(.router) { client in
            _ = try await client.execute(uri: "/leave/\(id)/\(secret)/now", method: .get)
        }
        #expect(!lines.text.contains(secret) && lines.text.contains("/leave/\(id)/[secret]/now"))
    }

    @Test func readinessIsNotHealth() async throws {
        try await withService(isReady: false) { client in
            #expect(try await client.execute(uri: "/health", method: .get).status == .ok)
            #expect(try await client.execute(uri: "/ready", method: .get).status == .serviceUnavailable)
            let metrics = try await client.execute(uri: "/metrics", method: .get)
            #expect(metrics.headers[.contentType]?.hasPrefix("text/plain; version=0.0.4") == true)
        }
    }
}
