import Foundation
import ServiceKit
import Testing

/// The lists themselves; that every answer carries them is tested against the running services.
@Suite struct SecurityHeadersTests {
    private static let secure = URL(string: "https://campus.example")
    private static let plain = URL(string: "http://localhost:3000")

    private func lists(_ url: URL?) throws -> [[String: String]] {
        let page = SecurityHeaders.page(publicURL: try #require(url))
        return [SecurityHeaders.api(publicURL: url), page].map { list in
            Dictionary(list.map { ($0.name, $0.value) }) { first, _ in first }
        }
    }

    @Test func theyAreHelmetsOrStricter() throws {
        for headers in try lists(Self.secure) {
            #expect(headers["Cross-Origin-Opener-Policy"] == "same-origin")
            #expect(headers["Cross-Origin-Resource-Policy"] == "same-origin")
            #expect(headers["Origin-Agent-Cluster"] == "?1")
            #expect(headers["Referrer-Policy"] == "no-referrer")
            #expect(headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains")
            #expect(headers["X-Content-Type-Options"] == "nosniff")
            #expect(headers["X-DNS-Prefetch-Control"] == "off")
            #expect(headers["X-Download-Options"] == "noopen")
            #expect(headers["X-Frame-Options"] == "DENY")
            #expect(headers["X-Permitted-Cross-Domain-Policies"] == "none")
            #expect(headers["X-XSS-Protection"] == "0")
            #expect(headers["Server"] == nil)
            #expect(headers["X-Powered-By"] == nil)
            let policy = try #require(headers["Content-Security-Policy"])
            #expect(policy.contains("default-src 'none'"))
            #expect(policy.contains("frame-ancestors 'none'"))
            #expect(!policy.contains("unsafe"))
            #expect(!policy.contains("*"))
        }
    }

    @Test func httpsIsInsistedOnOnlyWhereItIs() throws {
        for headers in try lists(Self.plain) {
            #expect(headers["Strict-Transport-Security"] == nil)
            #expect(headers["Content-Security-Policy"]?.contains("upgrade-insecure-requests") == false)
        }
        let page = try lists(Self.secure)[1]
        #expect(page["Content-Security-Policy"]?.contains("upgrade-insecure-requests") == true)
        #expect(Dictionary(SecurityHeaders.api(publicURL: nil).map { ($0.name, $0.value) }) { $1 }.count == 11)
    }
}
