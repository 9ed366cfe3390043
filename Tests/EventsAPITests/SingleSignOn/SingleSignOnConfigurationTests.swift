import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct SingleSignOnConfigurationTests {
    private func configuration(_ changes: [String: String]) throws -> SingleSignOnConfiguration? {
        let usual = ["OIDC_ISSUER": "https://uni.example", "OIDC_CLIENT_ID": "campus"]
        return try SingleSignOnConfiguration(
            ConfigurationReader(environment: usual.merging(changes) { _, change in change })
        )
    }

    @Test func withoutAProviderThereIsNone() throws {
        #expect(try configuration(["OIDC_ISSUER": ""]) == nil)
        #expect(try configuration(["OIDC_ISSUER": "", "OIDC_ROLE_MAP": "nonsense"]) == nil)
    }

    @Test func theUsualNeedsLittle() throws {
        let usual = try #require(try configuration([:]))
        #expect(usual.scopes == "openid email profile" && usual.name == "University account")
        #expect(usual.clientSecret == nil && usual.roles == nil && usual.affiliations == nil)
        #expect(!usual.trustsEmail && usual.maximumAge == nil)
        let more = try #require(
            try configuration([
                "OIDC_CLIENT_SECRET": "s", "OIDC_ROLE_MAP": "g=a:admin", "OIDC_AFFILIATION_MAP": "g=f:faculty",
                "OIDC_TRUST_EMAIL": "true", "OIDC_MAX_AGE": "3600", "OIDC_SCOPES": "openid groups", "OIDC_NAME": "Uni",
                "OIDC_ISSUER": "http://localhost:9400/realm",
            ])
        )
        #expect(more.clientSecret?.current() == "s" && more.roles?.rules.count == 1)
        #expect(more.affiliations?.rules.first?.result == .faculty && more.maximumAge == 3600)
        #expect(more.issuer == "http://localhost:9400/realm" && more.trustsEmail)
    }

    @Test(arguments: [
        ("OIDC_ISSUER", "http://uni.example"), ("OIDC_ISSUER", "uni.example"),
        ("OIDC_ISSUER", "https://uni.example?a=b"),
        ("OIDC_ISSUER", "https://uni.example#x"), ("OIDC_CLIENT_ID", ""), ("OIDC_SCOPES", "email profile"),
        ("OIDC_ROLE_MAP", "groups=a:boss"), ("OIDC_AFFILIATION_MAP", "groups=a:admin"), ("OIDC_TRUST_EMAIL", "maybe"),
        ("OIDC_MAX_AGE", "-1"),
        ("OIDC_NAME", "A name that is much too long for any button of any page there is or will be"),
    ])
    func aWrongValueStopsTheServiceWithOneLine(_ name: String, _ value: String) {
        #expect {
            _ = try configuration([name: value])
        } throws: { error in
            let line = "\(error)"
            return error is ConfigurationError && line.hasPrefix(name + " ") && !line.contains("\n")
        }
    }
}
