import Testing

@testable import EventsAPI

@Suite struct FormEncodingTests {
    /// RFC 6749 appendix B, but for the space.
    @Test func itIsTheStandards() {
        #expect(FormEncoding.encode(" %&+£€") == "%20%25%26%2B%C2%A3%E2%82%AC")
    }

    @Test func nothingEndsAField() {
        #expect(
            FormEncoding.encode([(name: "a b", value: "1=2&c"), (name: "d", value: "\r\n")])
                == "a%20b=1%3D2%26c&d=%0D%0A"
        )
        #expect(FormEncoding.encode("AZaz09-._") == "AZaz09-._")
    }
}
