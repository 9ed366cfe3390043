import Foundation
import Testing

@testable import EventsAPI

@Suite struct ReturnPathTests {
    @Test(arguments: [
        ("/", "/"), ("/events", "/events"), ("/events?search=a%20b&x=//y#top", "/events?search=a%20b&x=//y#top"),
        ("/a//b", "/a//b"), ("/@evil.example", "/@evil.example"),
        ("/events?search=café au", "/events?search=caf%C3%A9%20au"),
    ])
    func aPathOfThisSiteIsTaken(_ text: String, _ expected: String) throws {
        #expect(try #require(ReturnPath(text)).text == expected)
    }

    @Test(arguments: [
        "", "events", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example",
        "https://evil.example",
        "https:/evil.example", "javascript:alert(1)", " /events", "/\t/evil.example", "\t//evil.example",
        "/\n/evil.example", "/\r\nSet-Cookie: a=b", "/\u{0}", "/\u{7F}", "/a\\b", "@evil.example", ".evil.example",
        "?a=b",
        "/" + String(repeating: "a", count: 1000), "/" + String(repeating: "é", count: 200),
    ])
    func whatMayLeadElsewhereIsRefused(_ text: String) {
        #expect(ReturnPath(text) == nil)
    }

    /// What a browser makes of what is taken is always an address of this site.
    @Test func everyPathStaysHere() throws {
        let pieces = ["/", "\\", ".", "..", "@", ":", "evil.example", "?", "#", "\t", "\n", "%2F", "%5C", "é", " "]
        var taken = 0
        for one in pieces {
            for other in pieces {
                for third in pieces {
                    guard let path = ReturnPath("/" + one + other + third) else { continue }
                    taken += 1
                    let url = try #require(URL(string: "https://campus.example" + path.text)?.absoluteURL)
                    #expect(url.host() == "campus.example", "\(path.text)")
                    // Alone it is a path too, and no reference to another host (RFC 3986 §4.2).
                    let relative = try #require(
                        URL(string: path.text, relativeTo: URL(string: "https://campus.example/x"))
                    )
                    #expect(relative.host() == "campus.example", "\(path.text)")
                }
            }
        }
        #expect(taken > 500)
    }
}
