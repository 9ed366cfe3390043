import EdgeHTTP
import NIOCore
import Testing

/// What of WebSockets is counted.
struct WebSocketMetricsTests {
    @Test func messagesAreCountedByDirectionAndControlFramesAreNot() throws {
        let webSocket = try EmbeddedWebSocket()
        defer { webSocket.finish() }
        #expect(webSocket.metrics == ["edge_websockets 1.0"])
        try webSocket.send(
            WebSocketBytes.text("one"),
            WebSocketBytes.text("tw", isFinal: false),
            WebSocketBytes.frame(9),
            WebSocketBytes.frame(0, Array("o".utf8))
        )
        // The client's two come back, and four more go out in two pieces.
        var frames = WebSocketOutbound.frame(text: ByteBuffer(string: "a"))
        for text in ["b", "c"] { frames.writeImmutableBuffer(WebSocketOutbound.frame(text: ByteBuffer(string: text))) }
        webSocket.outbound?.sendPreencoded(frame: frames, messages: 3)
        webSocket.outbound?.sendPreencoded(frame: WebSocketOutbound.frame(binary: ByteBuffer()))
        webSocket.channel.embeddedEventLoop.run()
        #expect(
            webSocket.metrics == [
                #"edge_websocket_messages_total{direction="received"} 2"#,
                #"edge_websocket_messages_total{direction="sent"} 6"#,
                "edge_websockets 1.0",
            ]
        )
        let sent = try webSocket.sent().frames
        #expect(sent == ["text one", "pong ", "text two", "text a", "text b", "text c", "binary 0"])
    }

    @Test(arguments: [
        (WebSocketBytes.close(1000), "client", nil),
        (WebSocketBytes.text("close"), "server", nil),
        (WebSocketBytes.frame(1, [0xFF]), "server", "violation"),
        (WebSocketBytes.frame(3), "server", "violation"),
        (WebSocketBytes.frame(2, Array(repeating: 1, count: 201)), "server", "too_large"),
    ])
    func endsAreCountedBySideAndCause(_ frame: ByteBuffer, _ side: String, _ reason: String?) throws {
        let webSocket = try EmbeddedWebSocket(WebSocketConfiguration(maximumMessageBytes: 200))
        defer { webSocket.finish() }
        try webSocket.send(frame)
        #expect(ends(webSocket) == expected(side, reason))
        webSocket.finish()
        #expect(ends(webSocket) == expected(side, reason))
    }

    @Test func slowAndSilentClientsAreCutOff() throws {
        let slow = try EmbeddedWebSocket(WebSocketConfiguration(maximumPendingBytes: 100))
        defer { slow.finish() }
        slow.outbound?.send(binary: ByteBuffer(repeating: 1, count: 100))
        #expect(ends(slow) == expected("server", "too_slow"))
        let silent = try EmbeddedWebSocket()
        defer { silent.finish() }
        silent.channel.embeddedEventLoop.advanceTime(by: .seconds(35))
        #expect(ends(silent) == expected("server", "unresponsive"))
    }

    @Test func lostConnectionsAreClosedByNobody() throws {
        let webSocket = try EmbeddedWebSocket()
        webSocket.finish()
        #expect(ends(webSocket) == expected("nobody", nil))
    }

    /// The counts but those of messages.
    private func ends(_ webSocket: EmbeddedWebSocket) -> [String] {
        webSocket.metrics.filter { !$0.hasPrefix("edge_websocket_messages") }
    }

    private func expected(_ side: String, _ reason: String?) -> [String] {
        [#"edge_websockets_closed_total{by="\#(side)"} 1"#]
            + (reason.map { [#"edge_websockets_cut_off_total{reason="\#($0)"} 1"#] } ?? [])
    }
}
