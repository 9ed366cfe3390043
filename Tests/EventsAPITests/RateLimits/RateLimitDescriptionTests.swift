import Foundation
import OpenAPI
import Testing

@testable import EventsAPI

@Suite struct RateLimitDescriptionTests {
    /// Every operation under `/api/v1` takes from a limit, but for the description itself.
    @Test func everyLimitedOperationIsDescribedWithItsRefusal() throws {
        let document = try JSONSerialization.jsonObject(with: OpenAPIDocument().encoded) as? [String: Any]
        let paths = try #require(document?["paths"] as? [String: [String: Any]])
        var missing: [String] = []
        for (path, item) in paths where path.hasPrefix("/api/v1/") && path != "/api/v1/openapi.json" {
            for method in ["get", "put", "post", "delete", "patch"] {
                guard let operation = item[method] as? [String: Any] else { continue }
                let responses = operation["responses"] as? [String: [String: Any]]
                let reference = responses?["429"]?["$ref"] as? String
                if reference != "#/components/responses/TooManyRequests" { missing.append("\(method) \(path)") }
            }
        }
        #expect(missing.sorted() == [], "these lack 429")
        #expect(paths.count > 20)
    }

    @Test func everyKindOfRefusalIsDescribed() throws {
        let text = String(decoding: try OpenAPIDocument().encoded, as: UTF8.self)
        for name in RateLimitName.allCases { #expect(text.contains("\"/problems/\(name.problemKind)\"")) }
    }
}
