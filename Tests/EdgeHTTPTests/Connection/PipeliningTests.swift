import Testing

@testable import EdgeHTTP

struct PipeliningTests {
    @Test func answersKeepTheOrderOfTheRequests() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(get("/memory") + get("/lane") + get("/route") + get("/memory") + get("/now") + get("/lane"))
        #expect(try connection.responses().map(\.body) == ["memory"])
        #expect(connection.hummingbird.heads.isEmpty)

        connection.handler.completeLane("lane 1")
        #expect(try connection.responses().map(\.body) == ["memory", "lane 1"])
        #expect(connection.hummingbird.heads.map(\.uri) == ["/route"])
        #expect(connection.hummingbird.ends == 1)

        connection.hummingbird.answer("route")
        #expect(try connection.responses().map(\.body) == ["memory", "lane 1", "route", "memory", "now"])
        connection.handler.completeLane("lane 2")
        #expect(try connection.responses().map(\.body) == ["memory", "lane 1", "route", "memory", "now", "lane 2"])
        #expect(!connection.isClosed)
    }

    @Test func readsStopWhenSomethingWaitsBehindAnAnswerThatIsOwed() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(get("/lane"))
        let before = connection.reads.count
        connection.hummingbird.read()
        #expect(connection.reads.count == before + 1)
        try connection.send(get("/memory"))
        connection.hummingbird.read()
        #expect(connection.reads.count == before + 1)
        connection.handler.completeLane("done")
        #expect(connection.reads.count == before + 2)
        #expect(try connection.responses().map(\.body) == ["done", "memory"])
    }

    @Test func aBodyIsReadOnlyWhenHummingbirdWantsIt() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(post("/route", "", "X: y").replacing("Content-Length: 0", with: "Content-Length: 10"))
        let before = connection.reads.count
        connection.hummingbird.read()
        #expect(connection.reads.count == before + 1)
        try connection.send("0123456789")
        #expect(connection.reads.count == before + 1)
        #expect(connection.hummingbird.bodies == ["0123456789"])
        // What comes behind it is no body.
        connection.hummingbird.read()
        connection.hummingbird.answer("ok")
        #expect(connection.reads.count == before + 2)
    }

    @Test func whatDoesNotFitIsNotAnswered() throws {
        let connection = try EmbeddedConnection(EdgeConfiguration(maximumPipelined: 2))
        defer { connection.finish() }
        try connection.send(get("/lane") + get("/memory") + get("/tagged") + get("/memory") + get("/memory"))
        connection.handler.completeLane("lane")
        let responses = try connection.responses()
        #expect(responses.map(\.body) == ["lane", "memory", "tagged"])
        #expect(responses.map { $0.headers["connection"] } == [nil, nil, "close"])
        #expect(connection.isClosed)
    }

    @Test func manySmallPartsWaitWithoutExhaustingTheStack() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        let chunks = String(repeating: "1\r\nx\r\n", count: 60_000)
        try connection.send(
            get("/lane") + get("/memory", "Transfer-Encoding: chunked", method: "POST") + chunks + "0\r\n\r\n"
                + get("/memory")
        )
        connection.handler.completeLane("lane")
        #expect(try connection.responses().map(\.body) == ["lane", "memory", "memory"])
    }

    @Test func anUnwantedBodyIsDroppedUpToALimit() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(post("/memory", String(repeating: "b", count: 60_000)) + get("/tagged"))
        #expect(try connection.responses().map(\.body) == ["memory", "tagged"])
        try connection.send(post("/memory", String(repeating: "b", count: 70_000)) + get("/tagged"))
        #expect(try connection.responses().map(\.body) == ["memory", "tagged", "memory"])
        #expect(connection.isClosed)
    }

    @Test func anAnswerThatNobodyReadsStopsTheNext() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        connection.channel.isWritable = false
        connection.channel.pipeline.fireChannelWritabilityChanged()
        try connection.send(get("/memory"))
        #expect(try connection.sent() == "")
        let before = connection.reads.count
        connection.hummingbird.read()
        #expect(connection.reads.count == before)
        connection.channel.isWritable = true
        connection.channel.pipeline.fireChannelWritabilityChanged()
        #expect(try connection.responses().map(\.body) == ["memory"])
        #expect(connection.reads.count == before + 1)
    }

    @Test func aFailedFutureIsAnInternalError() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(get("/broken") + get("/memory"))
        #expect(try connection.responses().map(\.status) == [500, 200])
    }

    @Test func readCompletionReachesHummingbirdForWhatWaited() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(get("/lane") + get("/route"))
        #expect(connection.hummingbird.readCompletions == 0)
        connection.handler.completeLane("lane")
        #expect(connection.hummingbird.readCompletions == 1)
    }
}
