import ServiceKit
import Testing

@Suite struct JSONNestingTests {
    private func isAcceptable(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { JSONNesting.isAcceptable($0) }
    }

    private func nested(_ depth: Int, _ open: String, _ close: String) -> [UInt8] {
        Array((String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)).utf8)
    }

    @Test(arguments: [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]")])
    func thirtyTwoLevelsAreTheMost(open: String, close: String) {
        let perPair = open.filter { "[{".contains($0) }.count
        #expect(isAcceptable(nested(32 / perPair, open, close)))
        #expect(!isAcceptable(nested(32 / perPair + 1, open, close)))
    }

    @Test func levelsSideBySideAreNotDeep() {
        #expect(isAcceptable(Array("[\(String(repeating: "[[]],{\"a\":[]},", count: 1000))[]]".utf8)))
    }

    @Test(arguments: [
        #"{"a":"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["}"#,
        #"{"a":"\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["}"#,
        #"{"a":"\\","b":"{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{"}"#,
        #"{"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[":"\\\"{"}"#,
        #"["\u005b\u005b"]"#, "\"\"", "1", "",
    ])
    func bracketsInStringsAreText(text: String) {
        #expect(isAcceptable(Array(text.utf8)))
    }

    /// A string that ends behind two backslashes does not hide what follows it.
    @Test func whatFollowsAStringIsRead() {
        #expect(!isAcceptable(Array(#"["\\","#.utf8) + nested(32, "[", "]")))
        #expect(!isAcceptable(Array(#"["a\"b","#.utf8) + nested(32, "[", "]")))
    }

    @Test func whatIsNotUTF8IsNotGuessed() {
        let deep = String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
        // In UTF-16 every second byte is NUL, and a pair of bytes can look like a quote.
        #expect(!isAcceptable(deep.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }))
        #expect(!isAcceptable(deep.unicodeScalars.flatMap { [0, 0, 0, UInt8($0.value)] }))
        #expect(!isAcceptable(Array("\"a\0b\"".utf8)))
        #expect(!isAcceptable(Array("\"open".utf8)))
        #expect(!isAcceptable(Array("\"open\\".utf8)))
    }

    /// As long as the largest body, and nothing but openings.
    @Test func aLongTextTakesNoStack() {
        #expect(!isAcceptable(Array(repeating: UInt8(ascii: "["), count: RequestLimits.bodyBytes)))
        #expect(isAcceptable(Array(repeating: UInt8(ascii: "]"), count: RequestLimits.bodyBytes)))
    }
}
