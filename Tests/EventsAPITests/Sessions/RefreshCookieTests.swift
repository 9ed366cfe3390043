import Testing

@testable import EventsAPI

@Suite struct RefreshCookieTests {
    @Test(
        arguments: [
            (["refresh_token=abc"], "abc"), (["a=1; refresh_token=abc; b=2"], "abc"),
            (["a=1", "refresh_token=abc"], "abc"),
            (["a=refresh_token=abc"], nil), (["refresh_token"], nil), (["refresh_token="], nil), ([], nil),
            (["xrefresh_token=abc"], nil),
        ] as [([String], String?)]
    )
    func theTokenIsFoundAmongOtherCookies(_ fields: [String], _ expected: String?) {
        #expect(RefreshCookie.token(in: fields) == expected)
    }

    @Test func noScriptAndNoOtherSiteGetsIt() {
        let value = RefreshCookie.value("abc", lifetime: 60)
        #expect(value.hasPrefix("refresh_token=abc; Max-Age=60;"))
        for attribute in ["HttpOnly", "Secure", "SameSite=Strict", "Path=/api/v1/auth"] {
            #expect(value.contains("; \(attribute)"))
            #expect(RefreshCookie.expired.contains("; \(attribute)"))
        }
        #expect(!value.contains("Domain"))
        #expect(RefreshCookie.expired.contains("Max-Age=0"))
    }
}
