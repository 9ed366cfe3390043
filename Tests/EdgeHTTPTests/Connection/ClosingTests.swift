import NIOCore
import Testing

@testable import EdgeHTTP

/// Half-close, keep-alive and draining.
struct ClosingTests {
    @Test func everythingSentBeforeTheHalfCloseIsAnswered() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(get("/memory") + get("/lane") + get("/route") + get("/memory"))
        connection.closeInput()
        #expect(!connection.isClosed)
        connection.handler.completeLane("lane")
        // Hummingbird hears of it only with the last request it gets, and another one waits behind this.
        #expect(!connection.hummingbird.isInputClosed)
        connection.hummingbird.answer("route")
        #expect(try connection.responses().map(\.body) == ["memory", "lane", "route", "memory"])
        #expect(connection.isClosed)
    }

    @Test func hummingbirdHearsOfTheHalfCloseAfterTheLastRequest() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(get("/route"))
        connection.closeInput()
        #expect(connection.hummingbird.isInputClosed)
        connection.hummingbird.answer("route")
        #expect(try connection.responses().map(\.body) == ["route"])
        #expect(connection.isClosed)
    }

    @Test func anIdleConnectionClosesAtTheHalfClose() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(get("/memory"))
        connection.closeInput()
        #expect(connection.isClosed)
    }

    @Test func aHalfCloseInsideAHeadIsRefused() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send("GET /memory HTTP/1.1\r\nHost")
        connection.closeInput()
        #expect(try connection.responses().map(\.status) == [400])
        #expect(connection.isClosed)
    }

    @Test func aHalfCloseInsideABodyIsRefused() throws {
        for path in ["/collect", "/route"] {
            let connection = try EmbeddedConnection()
            defer { connection.finish() }
            try connection.send("POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc")
            connection.closeInput()
            #expect(try connection.responses().map(\.status) == [400])
            #expect(connection.isClosed)
        }
    }

    @Test func aLostConnectionDropsWhatIsPending() throws {
        let connection = try EmbeddedConnection()
        try connection.send(get("/lane") + get("/route"))
        connection.finish()
        connection.handler.completeLane("nobody reads this")
        #expect(connection.hummingbird.heads.isEmpty)
        #expect(try connection.sent() == "")
    }

    @Test(
        arguments: [
            (get("/memory"), nil), (get("/memory", "Connection: close"), "close"),
            (get("/memory", "Connection: Close"), "close"), (get("/memory", version: "1.0"), "close"),
            (get("/memory", "Connection: keep-alive", version: "1.0"), "keep-alive"),
        ] as [(String, String?)]
    )
    func aFastAnswerSaysWhetherTheConnectionStays(_ request: String, _ field: String?) throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(request + get("/tagged"))
        let responses = try connection.responses()
        #expect(responses.first?.headers["connection"] == field)
        #expect(responses.count == (field == "close" ? 1 : 2))
        #expect(connection.isClosed == (field == "close"))
    }

    @Test func hummingbirdsAnswerSaysSoToo() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(get("/route", "Connection: keep-alive", version: "1.0"))
        connection.hummingbird.answer("one")
        try connection.send(get("/route", "Connection: close"))
        connection.hummingbird.answer("two")
        let responses = try connection.responses()
        #expect(responses.map { $0.headers["connection"] } == ["keep-alive", "close"])
        #expect(connection.isClosed)
    }

    @Test func hummingbirdMayEndTheConnection() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(get("/route") + get("/memory"))
        connection.hummingbird.answer("last", headers: ["connection": "close"])
        #expect(try connection.responses().map(\.body) == ["last"])
        #expect(connection.isClosed)
    }

    @Test func withoutALengthTheCloseEndsTheContentForHTTP10() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(get("/route", "Connection: keep-alive", version: "1.0"))
        connection.hummingbird.begin()
        connection.hummingbird.write("streamed")
        connection.hummingbird.end()
        let sent = try connection.sent()
        #expect(sent.hasPrefix("HTTP/1.0 200 OK\r\n"))
        #expect(sent.hasSuffix("\r\n\r\nstreamed"))
        #expect(!sent.contains("chunked"))
        #expect(sent.contains("connection: close"))
        #expect(connection.isClosed)
    }

    // MARK: Draining

    @Test func anIdleConnectionClosesAtOnce() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(get("/memory"))
        connection.quiesce()
        #expect(connection.isClosed)
    }

    @Test func anOutstandingRequestIsTheLast() throws {
        for path in ["/lane", "/route"] {
            let connection = try EmbeddedConnection()
            defer { connection.finish() }
            try connection.send(get(path) + get("/memory"))
            connection.quiesce()
            #expect(!connection.isClosed)
            connection.handler.completeLane("done")
            if path == "/route" { connection.hummingbird.answer("done") }
            let responses = try connection.responses()
            #expect(responses.map(\.body) == ["done"])
            #expect(responses.first?.headers["connection"] == "close")
            #expect(connection.isClosed)
        }
    }

    @Test func anAnswerAlreadyBegunIsFinishedAndTheNextIsTheLast() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(get("/route") + get("/memory") + get("/tagged"))
        connection.hummingbird.begin(headers: ["content-length": "4"])
        connection.quiesce()
        connection.hummingbird.write("done")
        connection.hummingbird.end()
        let responses = try connection.responses()
        #expect(responses.map(\.body) == ["done", "memory"])
        #expect(responses.map { $0.headers["connection"] } == [nil, "close"])
        #expect(connection.isClosed)
    }

    @Test func aHeadThatHasBegunMayComplete() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send("GET /memory HTTP/1.1\r\nHo")
        connection.quiesce()
        #expect(!connection.isClosed)
        try connection.send("st: a\r\n\r\n")
        #expect(try connection.responses().map { $0.headers["connection"] } == ["close"])
        #expect(connection.isClosed)
    }

    @Test func noWebSocketOpensWhileDraining() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(String(handshake().prefix(20)))
        connection.quiesce()
        try connection.send(String(handshake().dropFirst(20)))
        #expect(try connection.responses().map(\.status) == [503])
        #expect(connection.isClosed)
    }

    @Test func noWebSocketOpensForAClientThatHasClosedItsSide() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(get("/lane") + handshake())
        connection.closeInput()
        connection.handler.completeLane("lane")
        #expect(try connection.responses().map(\.status) == [200])
        #expect(connection.isClosed)
    }
}
