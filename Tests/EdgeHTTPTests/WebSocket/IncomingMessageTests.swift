import EdgeHTTP
import NIOCore
import Testing

/// What a client may ask for with one message: bytes, frames and time are bounded.
struct IncomingMessageTests {
    private func binary(_ count: Int, isFirst: Bool = false, isFinal: Bool = false) -> ByteBuffer {
        WebSocketBytes.frame(isFirst ? 2 : 0, Array(repeating: 1, count: count), isFinal: isFinal)
    }

    @Test func fragmentsMayBeAsLargeAsTheLimitTogether() throws {
        let webSocket = try EmbeddedWebSocket()
        defer { webSocket.finish() }
        try webSocket.send(binary(0, isFirst: true))
        for _ in 0..<64 { try webSocket.send(binary(1024)) }
        try webSocket.send(binary(0, isFinal: true))
        #expect(try webSocket.sent().frames == ["binary 65536"])
    }

    @Test func oneByteMoreIsTooMuch() throws {
        let webSocket = try EmbeddedWebSocket()
        defer { webSocket.finish() }
        try webSocket.send(binary(65_535, isFirst: true), binary(1), binary(1))
        #expect(try webSocket.sent().frames == ["close 1009"])
        #expect(webSocket.isClosed)
    }

    @Test(arguments: [0, 1]) func manyFramesAreTooMany(payload: Int) throws {
        let webSocket = try EmbeddedWebSocket()
        defer { webSocket.finish() }
        try webSocket.send(binary(payload, isFirst: true))
        for _ in 0..<1023 { try webSocket.send(binary(payload)) }
        #expect(try webSocket.sent().frames == [])
        try webSocket.send(binary(payload, isFinal: true))
        #expect(try webSocket.sent().frames == ["close 1009"])
        #expect(webSocket.isClosed)
    }

    @Test func aMessageMayComeInManyFrames() throws {
        let webSocket = try EmbeddedWebSocket()
        defer { webSocket.finish() }
        // The count begins anew with each message, and packets are not counted.
        for _ in 0..<3 {
            try webSocket.send(binary(1, isFirst: true))
            for _ in 0..<1022 { try webSocket.send(binary(1)) }
            var last = binary(2000, isFinal: true)
            while let byte = last.readSlice(length: 1) { try webSocket.send(byte) }
        }
        #expect(try webSocket.sent().frames == Array(repeating: "binary 3023", count: 3))
    }

    @Test(arguments: [
        // Of each only the header: its payload is not waited for.
        (WebSocketBytes.frame(2, Array(repeating: 1, count: 70_000)).getSlice(at: 0, length: 14), "close 1009"),
        (WebSocketBytes.frame(1, [65, 66], mask: nil).getSlice(at: 0, length: 2), "close 1002"),
        (WebSocketBytes.frame(1, [65, 66], reserved: 1).getSlice(at: 0, length: 2), "close 1002"),
        (WebSocketBytes.frame(5, [65, 66]).getSlice(at: 0, length: 2), "close 1002"),
        (ByteBuffer(bytes: [0x82, 0xFF] + Array(repeating: 0xFF, count: 12)), "close 1009"),
    ])
    func whatIsAnnouncedIsEnough(_ header: ByteBuffer?, _ end: String) throws {
        let webSocket = try EmbeddedWebSocket()
        defer { webSocket.finish() }
        try webSocket.send(try #require(header))
        #expect(try webSocket.sent().frames == [end])
        #expect(webSocket.isClosed)
    }

    @Test func textIsRefusedAtTheFirstByteThatIsNone() throws {
        // U+110000 would begin like this; a first half of it may still become something else.
        let whole = WebSocketBytes.frame(1, Array("κόσμε".utf8) + [0xF4, 0x90, 0x80, 0x80] + Array("edited".utf8))
        let webSocket = try EmbeddedWebSocket()
        defer { webSocket.finish() }
        try webSocket.send(try #require(whole.getSlice(at: 0, length: 6 + 11)))
        #expect(try webSocket.sent().frames == [])
        try webSocket.send(try #require(whole.getSlice(at: 6 + 11, length: 1)))
        #expect(try webSocket.sent().frames == ["close 1007"])
        #expect(webSocket.isClosed)
    }

    @Test func textMustNotEndInTheMiddleOfACharacter() throws {
        let webSocket = try EmbeddedWebSocket()
        defer { webSocket.finish() }
        try webSocket.send(WebSocketBytes.frame(1, [65, 0xE2], isFinal: false), WebSocketBytes.frame(0, [0x82]))
        #expect(try webSocket.sent().frames == ["close 1007"])
    }

    // MARK: Time

    @Test func aMessageMayNotTakeForever() throws {
        let webSocket = try EmbeddedWebSocket()
        defer { webSocket.finish() }
        try webSocket.send(binary(1, isFirst: true))
        for _ in 0..<29 {
            webSocket.channel.embeddedEventLoop.advanceTime(by: .seconds(1))
            try webSocket.send(binary(0), WebSocketBytes.frame(10))
        }
        #expect(try webSocket.sent().frames == [])
        webSocket.channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(try webSocket.sent().frames == ["close 1008"])
        #expect(webSocket.isClosed)
        #expect(webSocket.events.last == "closed byServer(NIOWebSocket.WebSocketErrorCode.policyViolation)")
    }

    @Test func norMayAFrame() throws {
        let webSocket = try EmbeddedWebSocket()
        defer { webSocket.finish() }
        var frame = binary(100, isFirst: true, isFinal: true)
        // The message begins when its frame's header is whole, after five seconds.
        for _ in 0..<34 {
            if let byte = frame.readSlice(length: 1) { try webSocket.send(byte) }
            webSocket.channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        }
        #expect(try webSocket.sent().frames == [])
        webSocket.channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(try webSocket.sent().frames == ["close 1008"])
    }

    @Test func norMayAHeader() throws {
        let webSocket = try EmbeddedWebSocket()
        defer { webSocket.finish() }
        var pong = WebSocketBytes.frame(10, Array(repeating: 1, count: 100))
        for _ in 0..<35 {
            if let byte = pong.readSlice(length: 1) { try webSocket.send(byte) }
            webSocket.channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        }
        #expect(try webSocket.sent().frames == ["ping"])
        #expect(webSocket.isClosed)
        #expect(webSocket.events == ["opened", "closed unresponsive"])
    }

    @Test func oneAfterTheOtherHasItsTime() throws {
        let webSocket = try EmbeddedWebSocket()
        defer { webSocket.finish() }
        for _ in 0..<4 {
            try webSocket.send(binary(1, isFirst: true))
            webSocket.channel.embeddedEventLoop.advanceTime(by: .seconds(20))
            try webSocket.send(binary(1, isFinal: true))
        }
        #expect(try webSocket.sent().frames == Array(repeating: "binary 2", count: 4))
    }
}
