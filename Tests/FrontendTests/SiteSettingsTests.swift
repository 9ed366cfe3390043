import ServiceKit
import Testing

@testable import Frontend

@Suite struct SiteSettingsTests {
    private func read(_ environment: [String: String]) throws -> SiteSettings {
        try SiteSettings(ConfigurationReader(environment: environment))
    }

    @Test func whatIsNotSetIsNotShown() throws {
        #expect(try read([:]) == SiteSettings())
        #expect(try SiteSettings().json() == "{}")
    }

    @Test func whatIsSetIsShown() throws {
        let settings = try read([
            "IMPRINT_URL": "https://u.example/imprint", "PRIVACY_URL": "https://u.example/privacy",
            "SUPPORT_ADDRESS": "it@u.example",
        ])
        #expect(
            settings.imprintURL == "https://u.example/imprint" && settings.privacyURL == "https://u.example/privacy"
        )
        #expect(settings.supportAddress == "it@u.example")
    }

    @Test(arguments: [
        ("IMPRINT_URL", "javascript:alert(1)"), ("PRIVACY_URL", "/privacy"), ("SUPPORT_ADDRESS", "nobody"),
    ])
    func whatCannotBeLinkedToStopsTheService(_ name: String, _ value: String) {
        let error = #expect(throws: ConfigurationError.self) { try read([name: value]) }
        #expect(error?.variable == name)
    }
}
