import NIOConcurrencyHelpers
import NIOCore
import Testing

@testable import EdgeHTTP

/// What a fast answer looks like on the wire.
struct FastAnswerTests {
    private static let configuration = EdgeConfiguration(
        serverName: "campus",
        securityHeaders: [("X-Frame-Options", "DENY"), ("Referrer-Policy", "no-referrer")]
    )

    @Test func theBytesOfAnAnswer() throws {
        let connection = try EmbeddedConnection(Self.configuration, wallClock: { 784_111_777 })
        defer { connection.finish() }
        try connection.send(get("/memory"))
        #expect(
            try connection.sent()
                == "HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Type: text/plain\r\n"
                + "Content-Length: 6\r\nX-Frame-Options: DENY\r\nReferrer-Policy: no-referrer\r\nServer: campus\r\n\r\nmemory"
        )
    }

    @Test func headHasTheSameFieldsAndNoBody() throws {
        let connection = try EmbeddedConnection(Self.configuration)
        defer { connection.finish() }
        try connection.send(get("/memory") + get("/memory", method: "HEAD") + get("/now", method: "HEAD") + get("/now"))
        let responses = try connection.responses(headIndices: [1, 2])
        #expect(responses.map(\.body) == ["memory", "", "", "now"])
        #expect(responses[0].headers == responses[1].headers)
        #expect(responses[2].headers == responses[3].headers)
    }

    @Test(arguments: [
        ("\"v1\"", 304), ("W/\"v1\"", 304), ("*", 304), ("\"v0\", \"v1\"", 304), ("\"v0\",W/\"v1\" ", 304),
        ("\"v2\"", 200), ("v1", 200), ("", 200),
    ])
    func aKnownTagIsNotSentAgain(_ tags: String, _ status: Int) throws {
        let connection = try EmbeddedConnection(Self.configuration)
        defer { connection.finish() }
        for method in ["GET", "HEAD"] {
            try connection.send(get("/tagged", "If-None-Match: \(tags)", method: method))
        }
        let responses = try connection.responses(headIndices: [1])
        #expect(responses.map(\.status) == [status, status])
        #expect(responses.first?.headers["etag"] == "\"v1\"")
        #expect(responses.first?.headers["cache-control"] == "max-age=60")
        #expect(responses.first?.headers["x-frame-options"] == "DENY")
        if status == 304 {
            #expect(responses.first?.headers["content-length"] == nil)
            #expect(responses.first?.headers["content-type"] == nil)
        }
    }

    @Test func aTagIsForReadingOnly() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(post("/tagged", "", "If-None-Match: \"v1\"") + get("/memory", "If-None-Match: *"))
        #expect(try connection.responses().map(\.status) == [200, 200])
    }

    @Test func theDateOfAPreparedAnswerMoves() throws {
        let clock = NIOLockedValueBox<Int64>(0)
        let connection = try EmbeddedConnection(wallClock: { clock.withLockedValue { $0 } })
        defer { connection.finish() }
        for second in [0, 0, 1, 86_400] as [Int64] {
            clock.withLockedValue { $0 = second }
            try connection.send(get("/tagged") + get("/tagged", "If-None-Match: *"))
        }
        let dates = try connection.responses().map { $0.headers["date"] }
        let first = "Thu, 01 Jan 1970 00:00:00 GMT"
        let second = "Thu, 01 Jan 1970 00:00:01 GMT"
        let day = "Fri, 02 Jan 1970 00:00:00 GMT"
        #expect(dates == [first, first, first, first, second, second, day, day])
    }

    @Test func bytesOnTheirWayAreNotChanged() {
        let response = FastPathResponse.prebuilt(status: .ok, body: ByteBuffer(string: "x"))
        let common = CommonHeaders(EdgeConfiguration())
        let request = HTTPRequestHeadFixture.get
        let first = response.bytes(answering: request, persistence: .implied, commonHeaders: common, second: 0)
        let second = response.bytes(answering: request, persistence: .implied, commonHeaders: common, second: 1)
        #expect(String(buffer: first).contains("00:00:00 GMT"))
        #expect(String(buffer: second).contains("00:00:01 GMT"))
    }

    @Test func serversWithOtherFieldsDoNotShareBytes() {
        let response = FastPathResponse.prebuilt(status: .ok, body: ByteBuffer(string: "x"))
        for name in ["one", "two", "one"] {
            let common = CommonHeaders(EdgeConfiguration(serverName: name))
            let bytes = response.bytes(
                answering: HTTPRequestHeadFixture.get,
                persistence: .implied,
                commonHeaders: common,
                second: 0
            )
            #expect(String(buffer: bytes).contains("Server: \(name)\r\n"))
        }
    }

    @Test func aFieldOfTheAnswersOwnComesFirst() {
        let response = FastPathResponse(
            status: .ok,
            headers: [("x-frame-options", "SAMEORIGIN"), ("Content-Length", "9")]
        )
        let text = Self.text(response)
        #expect(text.contains("x-frame-options: SAMEORIGIN\r\n"))
        #expect(!text.contains("DENY"))
        #expect(text.contains("Content-Length: 0\r\n"))
        #expect(!text.contains("Content-Length: 9"))
    }

    @Test func aValueCannotAddAField() {
        let response = FastPathResponse(status: .found, headers: [("Location", "/a\r\nSet-Cookie: x\u{0}y\n\u{7F}z")])
        #expect(Self.text(response).contains("Location: /a Set-Cookie: x y  z\r\n"))
    }

    @Test func statusesWithoutContentHaveNone() {
        let text = Self.text(FastPathResponse(status: .noContent, body: ByteBuffer(string: "dropped")))
        #expect(!text.contains("Content-Length"))
        #expect(text.hasSuffix("\r\n\r\n"))
    }

    @Test(
        arguments: [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"), (951_868_799, "Tue, 29 Feb 2000 23:59:59 GMT"),
            (1_709_164_800, "Thu, 29 Feb 2024 00:00:00 GMT"), (1_735_689_599, "Tue, 31 Dec 2024 23:59:59 GMT"),
            (1_735_689_600, "Wed, 01 Jan 2025 00:00:00 GMT"), (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
            (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
        ] as [(Int64, String)]
    )
    func dates(_ second: Int64, _ date: String) {
        #expect(HTTPDate.string(secondsSince1970: second) == date)
        #expect(date.utf8.count == HTTPDate.length)
    }

    private static func text(_ response: FastPathResponse) -> String {
        let bytes = response.bytes(
            answering: HTTPRequestHeadFixture.get,
            persistence: .implied,
            commonHeaders: CommonHeaders(configuration),
            second: 0
        )
        return String(buffer: bytes)
    }
}
