import Testing

@testable import EdgeHTTP

/// What cannot be read, and what two servers could read differently.
struct RefusalTests {
    @Test(arguments: [
        ("nonsense\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nBad Name: x\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nX : y\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n", 400),
        ("GET / HTTP/3.0\r\nHost: a\r\n\r\n", 505),
        ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
        ("GET / HTTP/1.1\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a, b\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: user@a\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost:\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +3\r\n\r\nabc", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3,3\r\n\r\nabc", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: identity\r\n\r\n", 400),
        (
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            400
        ),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: \u{0B}chunked\r\n\r\n0\r\n\r\n", 400),
        ("POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
    ])
    func isRefusedAndNothingAfterIt(_ input: String, _ status: Int) throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(input + get("/memory"))
        let responses = try connection.responses()
        #expect(responses.map(\.status) == [status])
        #expect(responses.first?.headers["connection"] == "close")
        #expect(responses.first?.headers["content-type"] == "application/problem+json")
        #expect(connection.hummingbird.heads.isEmpty)
        #expect(connection.isClosed)
    }

    @Test(arguments: ["a", "a:80", "[::1]:80", "campus.example", "xn--bcher-kva.example", "10.0.0.1", "a_b~c-d"])
    func ordinaryHostsPass(_ host: String) throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send("GET /memory HTTP/1.1\r\nHost: \(host)\r\n\r\n")
        #expect(try connection.responses().map(\.status) == [200])
    }

    @Test func aParseErrorWaitsForTheAnswersBeforeIt() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(get("/memory") + get("/lane") + get("/route") + "bad\r\n\r\n")
        connection.handler.completeLane("lane")
        #expect(try connection.responses().map(\.status) == [200, 200])
        connection.hummingbird.answer("route")
        #expect(try connection.responses().map(\.status) == [200, 200, 200, 400])
        #expect(connection.isClosed)
    }

    @Test func aLargeHeadIsRefused() throws {
        let connection = try EmbeddedConnection(EdgeConfiguration(maximumHeadBytes: 1000))
        defer { connection.finish() }
        try connection.send(get("/memory", "X: " + String(repeating: "x", count: 500)))
        #expect(try connection.responses().map(\.status) == [200])
        try connection.send("GET /")
        for _ in 0..<3 where !connection.isClosed { try connection.send(String(repeating: "x", count: 400)) }
        // The target alone is too long (RFC 9110 section 15.5.15).
        #expect(try connection.responses().map(\.status) == [200, 414])
        #expect(connection.isClosed)
    }

    @Test func manyFieldsAreRefused() throws {
        let connection = try EmbeddedConnection(EdgeConfiguration(maximumHeaderFields: 5))
        defer { connection.finish() }
        try connection.send(get("/memory", "A: 1", "B: 2", "C: 3", "D: 4", "E: 5"))
        #expect(try connection.responses().map(\.status) == [431])
    }

    @Test func aBrokenBodyIsRefusedWhenNothingIsAnswered() throws {
        for path in ["/route", "/collect"] {
            let connection = try EmbeddedConnection()
            defer { connection.finish() }
            try connection.send(get(path, "Transfer-Encoding: chunked", method: "POST") + "3\r\nabc\r\nzzz\r\n")
            #expect(try connection.responses().map(\.status) == [400])
            #expect(connection.isClosed)
            // What Hummingbird has read is not all, and it must not take it for that.
            #expect(connection.hummingbird.errors.count == (path == "/route" ? 1 : 0))
            #expect(connection.hummingbird.ends == 0)
            connection.hummingbird.answer("too late")
            #expect(try connection.responses().count == 1)
        }
    }

    @Test func aBodyWhoseClientIsGoneIsCutOff() throws {
        let connection = try EmbeddedConnection()
        try connection.send("POST /route HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n01234")
        connection.finish()
        #expect(connection.hummingbird.errors.count == 1)
        #expect(connection.hummingbird.ends == 0)
    }

    @Test func aWholeBodyIsNotCutOff() throws {
        let connection = try EmbeddedConnection()
        try connection.send(post("/route", "whole"))
        connection.finish()
        #expect(connection.hummingbird.errors.isEmpty)
        #expect(connection.hummingbird.ends == 1)
    }

    @Test func aBrokenBodyEndsWhatHummingbirdHasBegun() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(get("/route", "Transfer-Encoding: chunked", method: "POST") + "3\r\nabc\r\n")
        connection.hummingbird.begin(headers: ["content-length": "4"])
        try connection.send("zzz\r\n")
        #expect(connection.hummingbird.errors.count == 1)
        #expect(!connection.isClosed)
        connection.hummingbird.write("done")
        connection.hummingbird.end()
        #expect(try connection.responses().map(\.body) == ["done"])
        #expect(connection.isClosed)
    }

    @Test func aBrokenBodyDoesNotTakeBackWhatTheLanePromised() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(get("/lane", "Transfer-Encoding: chunked", method: "POST") + "zzz\r\n")
        #expect(try connection.sent() == "")
        connection.handler.completeLane("confirmed")
        let responses = try connection.responses()
        #expect(responses.map(\.body) == ["confirmed"])
        #expect(responses.first?.headers["connection"] == "close")
        #expect(connection.isClosed)
    }
}
