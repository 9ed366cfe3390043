import Foundation
import ServiceKit
import Testing

@Suite struct AllowedOriginsTests {
    private func origins(_ publicURL: String, _ others: String = "") throws -> AllowedOrigins {
        let reader = ConfigurationReader(environment: ["CORS_ALLOWED_ORIGINS": others])
        return try AllowedOrigins(publicURL: #require(URL(string: publicURL)), reader)
    }

    @Test(arguments: [
        ("https://campus.example", "https://campus.example"), ("https://campus.example/", "https://campus.example"),
        ("https://campus.example:443", "https://campus.example"), ("http://campus.example:80", "http://campus.example"),
        ("http://localhost:3000", "http://localhost:3000"), ("HTTPS://Campus.Example", "https://campus.example"),
        ("https://campus.example:8443/events", "https://campus.example:8443"),
        ("http://[::1]:3000", "http://[::1]:3000"),
    ])
    func theAddressPeopleUseIsAllowed(publicURL: String, origin: String) throws {
        #expect(try origins(publicURL).allow([origin]))
    }

    @Test(arguments: [
        "http://campus.example", "https://campus.example:444", "https://campus.example:443", "https://campus.example/",
        "https://CAMPUS.example", "HTTPS://campus.example", "https://campus.example.evil.example",
        "https://evil-campus.example", "https://evil.example", "https://sub.campus.example", "https://campus.example.",
        "https://campus.example@evil.example", "https://evil.example#https://campus.example", "campus.example", "null",
        "", "*", " https://campus.example", "https://campus.example, https://campus.example", "file://",
        "https://campus.example\u{0}", "https://xn--campus.example", "https://campus.exampl",
    ])
    func whatOnlyLooksLikeItIsNot(origin: String) throws {
        #expect(try !origins("https://campus.example", "https://widgets.example").allow([origin]))
    }

    @Test func twoFieldsAreNone() throws {
        let origins = try origins("https://campus.example")
        #expect(!origins.allow([]))
        #expect(!origins.allow(["https://campus.example", "https://campus.example"]))
    }

    @Test func othersAreNamedOneByOne() throws {
        let origins = try origins("https://campus.example", "https://widgets.example, http://localhost:5173 ,")
        #expect(origins.allow(["https://widgets.example"]))
        #expect(origins.allow(["http://localhost:5173"]))
        #expect(!origins.allow(["http://widgets.example"]))
        #expect(!origins.allow(["http://localhost"]))
    }

    @Test(arguments: [
        "*", "https://*", "https://*.campus.example", "widgets.example", "https://widgets.example/", "null",
        "https://widgets.example/path", "https://widgets.example?x", "https://user@widgets.example",
        "ftp://widgets.example",
        "ftp://widgets.example", "https://", "https://a.example;https://b.example",
    ])
    func whatIsNoSiteStopsTheService(text: String) {
        let error = #expect(throws: ConfigurationError.self) { try origins("https://campus.example", text) }
        #expect(error?.variable == "CORS_ALLOWED_ORIGINS")
    }

    @Test func liveConnectionsAreOpenToProgramsToOurPagesAndAtOurAddresses() throws {
        let origins = try origins("https://campus.example")
        #expect(origins.mayConnect(origins: [], host: nil))
        #expect(origins.mayConnect(origins: ["https://campus.example"], host: "anything"))
        for host in ["localhost:8080", "localhost", "127.0.0.1:8080", "10.1.2.3", "[::1]:8080"] {
            #expect(origins.mayConnect(origins: ["http://\(host)"], host: host), "\(host)")
        }
        let names = [
            "evil.example", "evil.example:8080", "localhost.evil.example", "sub.localhost", "127.0.0.1.example",
            "1.2.3",
            "1.2.3.256", "1.2.3.4.5", "1.2.3.+4", "1.2.3.", "LOCALHOST", "",
        ]
        for host in names {
            #expect(!origins.mayConnect(origins: ["http://\(host)"], host: host), "\(host)")
        }
        #expect(!origins.mayConnect(origins: ["http://localhost:1"], host: "localhost:2"))
        #expect(!origins.mayConnect(origins: ["https://localhost"], host: "localhost"))
        #expect(!origins.mayConnect(origins: ["http://localhost", "http://localhost"], host: "localhost"))
        #expect(!origins.mayConnect(origins: ["http://localhost"], host: nil))
    }
}
