import NIOCore
import Testing

@testable import EdgeHTTP

/// What goes on to Hummingbird, and what comes back.
struct HummingbirdTests {
    @Test func aRequestGoesOnAsItCame() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(post("/route?a=%20", "body", "X-One: 1", "x-one: 2"))
        let head = try #require(connection.hummingbird.heads.first)
        #expect(head.uri == "/route?a=%20")
        #expect(
            head.headers.map { "\($0.name): \($0.value)" }
                == ["Host: campus.example", "Content-Length: 4", "X-One: 1", "x-one: 2"]
        )
        #expect(connection.hummingbird.bodies == ["body"])
        #expect(connection.hummingbird.ends == 1)
    }

    @Test func aClientThatAsksIsToldToContinue() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        for path in ["/route", "/collect"] {
            try connection.send("POST \(path) HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n")
            try connection.send("body")
            if path == "/route" { connection.hummingbird.answer("route") }
        }
        #expect(try connection.responses().map(\.status) == [100, 200, 100, 200])
        #expect(connection.hummingbird.heads.first?.headers["expect"] == ["100-continue"])
    }

    @Test(arguments: [
        get("/live", "Connection: upgrade", "Upgrade: h2c"),
        get("/live", "Connection: upgrade", "Upgrade: websocket"),
        handshake(key: "too short"),
        handshake().replacing("Version: 13", with: "Version: 8"),
        handshake().replacing("GET", with: "POST"),
        handshake("/elsewhere"),
        "CONNECT campus.example:443 HTTP/1.1\r\nHost: campus.example\r\n\r\n",
    ])
    func aRefusedUpgradeGoesOnAndIsTheLast(_ request: String) throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(request + get("/memory"))
        let head = try #require(connection.hummingbird.heads.first)
        #expect(head.headers["connection"] == ["close"])
        #expect(head.headers["upgrade"] == [])
        #expect(connection.hummingbird.ends == 1)
        connection.hummingbird.answer("not here")
        let responses = try connection.responses()
        #expect(responses.map(\.body) == ["not here"])
        #expect(responses.first?.headers["connection"] == "close")
        #expect(connection.isClosed)
    }

    @Test func anUpgradeOutsideOfConnectionMeansNothing() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(get("/live", "Upgrade: websocket") + get("/memory"))
        connection.hummingbird.answer("not here")
        #expect(try connection.responses().map(\.body) == ["not here", "memory"])
    }

    @Test func anAnswerToHeadHasNoContent() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(get("/route", method: "HEAD") + get("/memory"))
        connection.hummingbird.begin()
        connection.hummingbird.write("content of the GET")
        connection.hummingbird.end()
        let (responses, rest) = WireResponse.all(in: try connection.sent(), headIndices: [0])
        #expect(responses.map(\.body) == ["", "memory"])
        #expect(rest == "")
    }

    @Test func anEarlyAnswerLeavesTheBodyToHummingbird() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send("POST /route HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n01234")
        connection.hummingbird.answer("no thanks")
        try connection.send("56789" + get("/memory"))
        #expect(connection.hummingbird.bodies == ["0123456789"])
        #expect(try connection.responses().map(\.body) == ["no thanks", "memory"])
    }

    @Test func hummingbirdGivesUp() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(get("/route") + get("/memory"))
        connection.hummingbird.begin(headers: ["content-length": "10"])
        connection.hummingbird.write("half")
        connection.hummingbird.close()
        #expect(connection.isClosed)
        #expect(try connection.responses().isEmpty)
    }

    @Test func whatIsWrittenGoesOutBeforeHummingbirdsClose() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(get("/route"))
        connection.channel.isWritable = false
        connection.channel.pipeline.fireChannelWritabilityChanged()
        connection.hummingbird.answer("whole")
        connection.hummingbird.close()
        #expect(try connection.responses().map(\.body) == ["whole"])
        #expect(connection.isClosed)
    }

    @Test func collectedAndPassedOn() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(post("/peek", "seen twice") + post("/peek", String(repeating: "x", count: 1001)))
        #expect(connection.hummingbird.bodies == ["seen twice"])
        connection.hummingbird.answer("1")
        #expect(connection.hummingbird.bodies.map(\.count) == [10, 1001])
        connection.hummingbird.answer("2")
        #expect(try connection.responses().map(\.body) == ["1", "2"])
    }

    @Test(
        arguments: [
            ("/a?b=c", "/a", "b=c"), ("/a", "/a", nil), ("/a?", "/a", ""), ("http://host/a/b?c", "/a/b", "c"),
            ("http://host", "/", nil), ("*", "*", nil), ("/a?u=http://x", "/a", "u=http://x"),
        ] as [(String, String, String?)]
    )
    func targets(_ uri: String, _ path: String, _ query: String?) {
        var head = HTTPRequestHeadFixture.get
        head.uri = uri
        let request = FastPathRequest(
            head: head,
            remoteAddress: nil,
            eventLoop: EmbeddedConnection.eventLoop,
            allocator: ByteBufferAllocator(),
            isWebSocketUpgrade: false
        )
        #expect(request.path == path)
        #expect(request.query.map(String.init) == query)
    }
}
