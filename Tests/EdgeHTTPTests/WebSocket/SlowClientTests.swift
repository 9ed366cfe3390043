import EdgeHTTP
import NIOCore
import Testing

/// A client that does not read what is sent to it.
struct SlowClientTests {
    private let limits = WebSocketConfiguration(maximumPendingBytes: 1000)

    /// Frames of 100 bytes, each in a turn of its own.
    private func sendTen(_ webSocket: EmbeddedWebSocket) {
        for _ in 0..<10 {
            webSocket.outbound?.send(binary: ByteBuffer(repeating: 1, count: 98))
            webSocket.channel.embeddedEventLoop.run()
        }
    }

    @Test func isToldSoBehindWhatIsOnItsWay() throws {
        let webSocket = try EmbeddedWebSocket(limits)
        defer { webSocket.finish() }
        webSocket.socket.isStalled = true
        sendTen(webSocket)
        #expect(webSocket.events == ["opened"])
        webSocket.outbound?.send(text: "")
        #expect(webSocket.events == ["opened", "closed tooSlow"])
        webSocket.channel.embeddedEventLoop.run()
        #expect(!webSocket.isClosed)
        webSocket.socket.release()
        #expect(try webSocket.sent().frames == Array(repeating: "binary 98", count: 10) + ["close 4408 too slow"])
    }

    @Test func mayUseAllOfTheLimitAgainWhenItHasRead() throws {
        let webSocket = try EmbeddedWebSocket(limits)
        defer { webSocket.finish() }
        for _ in 0..<5 {
            webSocket.socket.isStalled = true
            sendTen(webSocket)
            webSocket.socket.release()
        }
        #expect(webSocket.events == ["opened"])
        #expect(try webSocket.sent().frames.count == 50)
    }

    @Test func isNotSentWhatWasNotOnItsWay() throws {
        let webSocket = try EmbeddedWebSocket(limits)
        defer { webSocket.finish() }
        webSocket.socket.isStalled = true
        webSocket.outbound?.send(text: "on its way")
        webSocket.channel.embeddedEventLoop.run()
        // All in one turn of the loop: the last is too much, and none of them was handed to the channel.
        for _ in 0..<11 { webSocket.outbound?.send(binary: ByteBuffer(repeating: 1, count: 98)) }
        webSocket.outbound?.send(text: "late")
        webSocket.socket.release()
        #expect(try webSocket.sent().frames == ["text on its way", "close 4408 too slow"])
    }

    @Test func isNotWaitedForLongerThanTheReplyTimeout() throws {
        let webSocket = try EmbeddedWebSocket(limits)
        defer { webSocket.finish() }
        webSocket.socket.isStalled = true
        sendTen(webSocket)
        webSocket.outbound?.send(text: "")
        webSocket.channel.embeddedEventLoop.advanceTime(by: .seconds(9))
        #expect(!webSocket.isClosed)
        webSocket.channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(webSocket.isClosed)
        #expect(webSocket.events == ["opened", "closed tooSlow"])
    }

    @Test func isNotKeptByPings() throws {
        let webSocket = try EmbeddedWebSocket(limits)
        defer { webSocket.finish() }
        webSocket.socket.isStalled = true
        for _ in 0..<20 where !webSocket.isClosed {
            try webSocket.send(WebSocketBytes.frame(9, Array(repeating: 1, count: 98)))
        }
        #expect(webSocket.events == ["opened", "closed tooSlow"])
        webSocket.socket.release()
        #expect(try webSocket.sent().frames.last == "close 4408 too slow")
    }
}
