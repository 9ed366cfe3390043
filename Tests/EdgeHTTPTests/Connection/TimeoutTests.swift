import NIOCore
import Testing

@testable import EdgeHTTP

/// Time is the embedded event loop's: it moves only when a test moves it.
struct TimeoutTests {
    @Test func anIdleConnectionCloses() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        connection.channel.embeddedEventLoop.advanceTime(by: .seconds(59))
        #expect(!connection.isClosed)
        try connection.send(get("/memory"))
        connection.channel.embeddedEventLoop.advanceTime(by: .seconds(59))
        #expect(!connection.isClosed)
        connection.channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(connection.isClosed)
        #expect(try connection.responses().count == 1)
    }

    @Test func aSlowHeadIsRefusedHoweverOftenAByteArrives() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(get("/memory"))
        connection.channel.embeddedEventLoop.advanceTime(by: .seconds(30))
        for character in "GET /memo" {
            try connection.send(String(character))
            connection.channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        }
        #expect(!connection.isClosed)
        connection.channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(try connection.responses().map(\.status) == [200, 408])
        #expect(connection.isClosed)
    }

    @Test func aSlowCollectedBodyIsRefused() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send("POST /collect HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n")
        for _ in 0..<9 {
            try connection.send("x")
            connection.channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        }
        #expect(!connection.isClosed)
        connection.channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(try connection.responses().map(\.status) == [408])
        #expect(connection.isClosed)
    }

    @Test func aBodyThatWaitedBehindAnotherRequestHasItsFullTime() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(get("/lane") + "POST /collect HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nx")
        connection.channel.embeddedEventLoop.advanceTime(by: .seconds(50))
        connection.handler.completeLane("lane")
        connection.channel.embeddedEventLoop.advanceTime(by: .seconds(9))
        try connection.send("y")
        #expect(try connection.responses().map(\.body) == ["lane", "collected xy"])
    }

    @Test func aSlowBodyForHummingbirdIsRefusedHoweverOftenAByteArrives() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send("POST /route HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n")
        for _ in 0..<9 {
            connection.hummingbird.read()
            connection.channel.embeddedEventLoop.advanceTime(by: .seconds(1))
            try connection.send("x")
        }
        connection.hummingbird.read()
        connection.channel.embeddedEventLoop.advanceTime(by: .milliseconds(999))
        #expect(!connection.isClosed)
        connection.channel.embeddedEventLoop.advanceTime(by: .milliseconds(1))
        #expect(try connection.responses().map(\.status) == [408])
        #expect(connection.isClosed)
    }

    @Test func theTimeThatHummingbirdTakesIsNotTheClients() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send("POST /route HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nx")
        for _ in 0..<2 {
            connection.channel.embeddedEventLoop.advanceTime(by: .minutes(5))
            connection.hummingbird.read()
            connection.channel.embeddedEventLoop.advanceTime(by: .seconds(4))
            try connection.send("x")
        }
        connection.hummingbird.answer("late")
        #expect(connection.hummingbird.bodies == ["xxx"])
        #expect(try connection.responses().map(\.body) == ["late"])
    }

    @Test func aBodyThatNobodyWantsIsNotWaitedFor() throws {
        for path in ["/memory", "/lane"] {
            let connection = try EmbeddedConnection()
            defer { connection.finish() }
            try connection.send("POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nx")
            connection.channel.embeddedEventLoop.advanceTime(by: .seconds(9))
            #expect(!connection.isClosed)
            connection.channel.embeddedEventLoop.advanceTime(by: .seconds(1))
            connection.handler.completeLane("lane")
            let answer = try #require(try connection.responses().first)
            #expect("/" + answer.body == path)
            // What the lane promised is told even then, and the client reads that it is the last.
            #expect(answer.headers["connection"] == (path == "/lane" ? "close" : nil))
            #expect(connection.isClosed)
        }
    }

    @Test func aBodyThatStopsInsideAnAnswerEndsTheConnection() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send("POST /route HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n")
        connection.hummingbird.begin(headers: ["content-length": "10"])
        connection.hummingbird.read()
        connection.channel.embeddedEventLoop.advanceTime(by: .seconds(10))
        #expect(connection.isClosed)
        #expect(try connection.responses().isEmpty)
    }

    @Test func aHeadBegunBehindAnotherRequestHasItsTimeFromThatAnswerOn() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(get("/lane") + "GET /memo")
        connection.channel.embeddedEventLoop.advanceTime(by: .seconds(40))
        connection.handler.completeLane("lane")
        connection.channel.embeddedEventLoop.advanceTime(by: .seconds(9))
        #expect(!connection.isClosed)
        connection.channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(try connection.responses().map(\.status) == [200, 408])
    }

    @Test func anEmptyLineBeginsNoHead() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send(get("/memory") + "\r\n")
        connection.channel.embeddedEventLoop.advanceTime(by: .seconds(59))
        #expect(!connection.isClosed)
        connection.channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(connection.isClosed)
        #expect(try connection.responses().map(\.status) == [200])
    }

    @Test func aBodyThatHummingbirdDoesNotReadHasTime() throws {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        try connection.send("POST /route HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nx")
        connection.channel.embeddedEventLoop.advanceTime(by: .minutes(10))
        #expect(!connection.isClosed)
    }

    @Test func theServersTurnHasNoTimeout() throws {
        for path in ["/lane", "/route"] {
            let connection = try EmbeddedConnection()
            defer { connection.finish() }
            try connection.send(get(path))
            connection.channel.embeddedEventLoop.advanceTime(by: .minutes(10))
            #expect(!connection.isClosed)
            connection.handler.completeLane("late")
            if path == "/route" { connection.hummingbird.answer("late") }
            #expect(try connection.responses().map(\.body) == ["late"])
            connection.channel.embeddedEventLoop.advanceTime(by: .seconds(59))
            #expect(!connection.isClosed)
            connection.channel.embeddedEventLoop.advanceTime(by: .seconds(1))
            #expect(connection.isClosed)
        }
    }

    @Test func anAnswerThatIsNotReadIsGivenUp() throws {
        var machine = FastPathStateMachine(configuration: EdgeConfiguration(), now: .uptimeNanoseconds(0))
        machine.becameWritable(false)
        #expect(machine.timerFired(at: .uptimeNanoseconds(0) + .seconds(60), bufferedBytes: 500) == nil)
        // It took some of it.
        #expect(machine.timerFired(at: .uptimeNanoseconds(0) + .seconds(120), bufferedBytes: 400) == nil)
        #expect(machine.timerFired(at: .uptimeNanoseconds(0) + .seconds(179), bufferedBytes: 400) == nil)
        #expect(machine.timerFired(at: .uptimeNanoseconds(0) + .seconds(180), bufferedBytes: 400) == .abort)
    }

    @Test func aLingeringConnectionIsClosedInTheEnd() throws {
        var machine = FastPathStateMachine(configuration: EdgeConfiguration(), now: .uptimeNanoseconds(0))
        machine.receivedMalformed(.badRequest, ChannelError.eof)
        #expect(machine.next(at: .uptimeNanoseconds(0)) == .refuse(.badRequest))
        #expect(machine.sentLast(at: .uptimeNanoseconds(0) + .seconds(5)) == false)
        machine.receivedBytes(at: .uptimeNanoseconds(0) + .seconds(6))
        #expect(machine.deadline == .uptimeNanoseconds(0) + .seconds(7))
        #expect(machine.timerFired(at: .uptimeNanoseconds(0) + .seconds(7), bufferedBytes: 0) == .abort)
        #expect(machine.deadline == nil)
    }
}
