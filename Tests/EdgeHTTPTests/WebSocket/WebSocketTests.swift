import NIOCore
import NIOWebSocket
import Testing

@testable import EdgeHTTP

struct WebSocketTests {
    @Test func messagesComeBack() throws {
        let webSocket = try EmbeddedWebSocket()
        defer { webSocket.finish() }
        try webSocket.send(WebSocketBytes.text("täxt"), WebSocketBytes.frame(2, [0, 255]), WebSocketBytes.text(""))
        #expect(try webSocket.sent().frames == ["text täxt", "binary 2", "text "])
        #expect(webSocket.events == ["opened", "text täxt", "binary 2", "text "])
    }

    /// Otherwise the client's answer would never be seen, and the connection would stand until its time is up.
    @Test func whoIsToldGoodbyeIsReadAlsoWhenReadingWasPaused() throws {
        let webSocket = try EmbeddedWebSocket()
        defer { webSocket.finish() }
        func isReading() -> Bool? {
            webSocket.channel.options.first { $0.option is ChannelOptions.Types.AutoReadOption }?.value as? Bool
        }
        let outbound = try #require(webSocket.outbound)
        outbound.pauseReading()
        #expect(isReading() == false)
        outbound.close(.goingAway)
        #expect(isReading() == true)
        outbound.pauseReading()
        #expect(isReading() == true)
        try webSocket.send(WebSocketBytes.close(1001))
        #expect(webSocket.isClosed)
    }

    @Test func fragmentsBecomeOneMessageAndControlFramesGoBetween() throws {
        let webSocket = try EmbeddedWebSocket()
        defer { webSocket.finish() }
        // The two bytes of the ä are in two fragments.
        let bytes = Array("ä!".utf8)
        try webSocket.send(
            WebSocketBytes.frame(1, [bytes[0]], isFinal: false),
            WebSocketBytes.frame(9, Array("are you there".utf8)),
            WebSocketBytes.frame(0, [bytes[1]], isFinal: false),
            WebSocketBytes.frame(10),
            WebSocketBytes.frame(0, [], isFinal: false),
            WebSocketBytes.frame(0, [bytes[2]])
        )
        #expect(try webSocket.sent().frames == ["pong are you there", "text ä!"])
    }

    @Test(arguments: [
        ([WebSocketBytes.frame(1, [65], mask: nil)], "close 1002"),
        ([WebSocketBytes.frame(1, [65], reserved: 4)], "close 1002"),
        ([WebSocketBytes.frame(3, [65])], "close 1002"),
        ([WebSocketBytes.frame(11)], "close 1002"),
        ([WebSocketBytes.frame(0, [65])], "close 1002"),
        ([WebSocketBytes.text("a", isFinal: false), WebSocketBytes.text("b")], "close 1002"),
        ([WebSocketBytes.frame(9, [], isFinal: false)], "close 1002"),
        ([WebSocketBytes.frame(9, Array(repeating: 1, count: 126))], "close 1002"),
        ([WebSocketBytes.frame(1, [0xC3])], "close 1007"),
        ([WebSocketBytes.frame(1, [0xED, 0xA0, 0x80])], "close 1007"),
        ([WebSocketBytes.frame(1, [0xC0, 0xAF], isFinal: false), WebSocketBytes.frame(0)], "close 1007"),
        ([WebSocketBytes.frame(1, Array(repeating: 65, count: 201))], "close 1009"),
        (
            [
                WebSocketBytes.frame(1, Array(repeating: 65, count: 120), isFinal: false),
                WebSocketBytes.frame(0, Array(repeating: 65, count: 81), isFinal: false),
            ], "close 1009"
        ),
        ([WebSocketBytes.frame(8, [3])], "close 1002"),
        ([WebSocketBytes.close(999)], "close 1002"), ([WebSocketBytes.close(1005)], "close 1002"),
        ([WebSocketBytes.close(1006)], "close 1002"), ([WebSocketBytes.close(2999)], "close 1002"),
        ([WebSocketBytes.frame(8, [3, 232, 0xFF])], "close 1007"),
    ])
    func aViolationEndsTheConnection(_ frames: [ByteBuffer], _ end: String) throws {
        let webSocket = try EmbeddedWebSocket(WebSocketConfiguration(maximumMessageBytes: 200))
        defer { webSocket.finish() }
        for frame in frames + [WebSocketBytes.text("not heard")] where !webSocket.isClosed { try webSocket.send(frame) }
        #expect(try webSocket.sent().frames == [end])
        #expect(webSocket.isClosed)
        #expect(webSocket.events.count == 2)
        #expect(webSocket.events.last?.hasPrefix("closed byServer") == true)
    }

    @Test func aMessageMayBeAsLargeAsTheLimit() throws {
        let webSocket = try EmbeddedWebSocket(WebSocketConfiguration(maximumMessageBytes: 100))
        defer { webSocket.finish() }
        try webSocket.send(
            WebSocketBytes.frame(2, Array(repeating: 1, count: 100)),
            WebSocketBytes.frame(2, Array(repeating: 1, count: 60), isFinal: false),
            WebSocketBytes.frame(0, Array(repeating: 1, count: 40))
        )
        #expect(try webSocket.sent().frames == ["binary 100", "binary 100"])
    }

    @Test(arguments: [1000, 1001, 1011, 3000, 4999] as [UInt16])
    func aCloseIsAnsweredAlike(_ code: UInt16) throws {
        let webSocket = try EmbeddedWebSocket()
        defer { webSocket.finish() }
        try webSocket.send(WebSocketBytes.close(code))
        #expect(try webSocket.sent().frames == ["close \(code)"])
        #expect(webSocket.isClosed)
        #expect(webSocket.events.last?.hasPrefix("closed byClient") == true)
    }

    @Test func aCloseWithoutACodeIsAnsweredWithoutOne() throws {
        let webSocket = try EmbeddedWebSocket()
        defer { webSocket.finish() }
        try webSocket.send(WebSocketBytes.frame(8))
        #expect(try webSocket.sent().frames == ["close"])
        #expect(webSocket.events == ["opened", "closed byClient(nil)"])
    }

    @Test func theServersCloseWaitsForTheClients() throws {
        let webSocket = try EmbeddedWebSocket()
        defer { webSocket.finish() }
        try webSocket.send(WebSocketBytes.text("close"), WebSocketBytes.text("not heard"))
        #expect(try webSocket.sent().frames == ["close 1008"])
        #expect(!webSocket.isClosed)
        #expect(
            webSocket.events == [
                "opened", "text close", "closed byServer(NIOWebSocket.WebSocketErrorCode.policyViolation)",
            ]
        )
        try webSocket.send(WebSocketBytes.close(1008))
        #expect(webSocket.isClosed)
        #expect(webSocket.events.count == 3)
    }

    @Test func orNotLongerThanItMust() throws {
        let webSocket = try EmbeddedWebSocket()
        defer { webSocket.finish() }
        webSocket.quiesce()
        #expect(try webSocket.sent().frames == ["close 1012 service restart"])
        webSocket.channel.embeddedEventLoop.advanceTime(by: .seconds(9))
        #expect(!webSocket.isClosed)
        webSocket.channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(webSocket.isClosed)
    }

    // MARK: Sending

    @Test func oneTurnOfTheEventLoopIsOneWrite() throws {
        let webSocket = try EmbeddedWebSocket()
        defer { webSocket.finish() }
        for number in 0..<5 { webSocket.outbound?.send(text: "\(number)") }
        webSocket.outbound?.sendPreencoded(frame: WebSocketOutbound.frame(text: ByteBuffer(string: "same")))
        #expect(try webSocket.sent().writes == 0)
        webSocket.channel.embeddedEventLoop.run()
        let (writes, frames) = try webSocket.sent()
        #expect(writes == 1)
        #expect(frames == ["text 0", "text 1", "text 2", "text 3", "text 4", "text same"])
    }

    @Test func afterTheEndNothingIsSent() throws {
        let webSocket = try EmbeddedWebSocket()
        let outbound = webSocket.outbound
        webSocket.finish()
        outbound?.send(text: "late")
        outbound?.close()
        #expect(webSocket.events == ["opened", "closed disconnected"])
    }

    // MARK: Keepalive

    @Test func aSilentClientIsAskedAndThenGivenUp() throws {
        let webSocket = try EmbeddedWebSocket()
        defer { webSocket.finish() }
        webSocket.channel.embeddedEventLoop.advanceTime(by: .seconds(24))
        #expect(try webSocket.sent().frames == [])
        webSocket.channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(try webSocket.sent().frames == ["ping"])
        webSocket.channel.embeddedEventLoop.advanceTime(by: .seconds(9))
        #expect(!webSocket.isClosed)
        webSocket.channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(webSocket.isClosed)
        #expect(webSocket.events == ["opened", "closed unresponsive"])
    }

    @Test func aClientThatAnswersStays() throws {
        let webSocket = try EmbeddedWebSocket()
        defer { webSocket.finish() }
        for _ in 0..<10 {
            webSocket.channel.embeddedEventLoop.advanceTime(by: .seconds(25))
            #expect(try webSocket.sent().frames == ["ping"])
            try webSocket.send(WebSocketBytes.frame(10))
        }
        #expect(!webSocket.isClosed)
        // Whatever it sends is a sign of life.
        for _ in 0..<10 {
            webSocket.channel.embeddedEventLoop.advanceTime(by: .seconds(20))
            try webSocket.send(WebSocketBytes.text("x"))
        }
        #expect(try webSocket.sent().frames == Array(repeating: "text x", count: 10))
    }

    @Test(arguments: 0..<30) func splitsChangeNothing(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var stream = ByteBuffer()
        for frame in [
            WebSocketBytes.text("one"), WebSocketBytes.frame(2, Array(repeating: 3, count: 300)),
            WebSocketBytes.text("tw", isFinal: false), WebSocketBytes.frame(9, [66]), WebSocketBytes.frame(0, [111]),
            WebSocketBytes.close(1000),
        ] { stream.writeImmutableBuffer(frame) }
        let webSocket = try EmbeddedWebSocket()
        defer { webSocket.finish() }
        while stream.readableBytes > 0 {
            let length = Int.random(in: 1...min(stream.readableBytes, 40), using: &generator)
            if let piece = stream.readSlice(length: length) { try webSocket.send(piece) }
        }
        #expect(try webSocket.sent().frames == ["text one", "binary 300", "pong B", "text two", "close 1000"])
    }
}
