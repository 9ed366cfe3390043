import EdgeHTTP
import NIOCore
import Testing

/// WebSockets over real sockets.
@Suite(.timeLimit(.minutes(1)))
struct WebSocketServerTests {
    @Test func theHandshakeOfTheRFC() async throws {
        try await EdgeServer.run { server in
            try await RawClient.connect(to: server) { client in
                try await client.send(handshake())
                let head = try await client.takeHead()
                #expect(head.hasPrefix("HTTP/1.1 101 Switching Protocols\r\n"))
                #expect(head.contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"))
                #expect(head.contains("X-Live: yes\r\n"))
                try await client.send(WebSocketBytes.text("hello"))
                let echo = try await client.frame()
                #expect(echo == "text hello")
            }
        }
    }

    @Test func theChosenSubprotocolIsSaid() async throws {
        try await EdgeServer.run { server in
            for (offers, chosen) in [("bearer.x, campus.v1", "campus.v1"), ("other", nil), ("campus.v1, a b", nil)] {
                try await RawClient.connect(to: server) { client in
                    try await client.send(handshake(protocols: offers))
                    let fields = try await client.takeHead().split(separator: "\r\n")
                        .filter { $0.lowercased().hasPrefix("sec-websocket-protocol:") }
                    #expect(fields == (chosen.map { ["Sec-WebSocket-Protocol: \($0)"] } ?? []))
                }
            }
        }
    }

    @Test func afterOtherRequestsOfTheConnection() async throws {
        try await EdgeServer.run { server in
            try await RawClient.connect(to: server) { client in
                try await client.send(
                    get("/hello") + get("/memory", method: "HEAD") + get("/hello", method: "HEAD") + handshake()
                )
                var heads: [String] = []
                for _ in 0..<4 { heads.append(try await client.takeHead()) }
                #expect(heads.last?.contains("101 Switching Protocols") == true)
                try await client.send(WebSocketBytes.text("later"))
                let echo = try await client.frame()
                #expect(echo == "text later")
            }
        }
    }

    @Test func framesInThePacketOfTheHandshake() async throws {
        try await EdgeServer.run { server in
            try await RawClient.connect(to: server) { client in
                var bytes = ByteBuffer(string: handshake())
                bytes.writeImmutableBuffer(WebSocketBytes.text("one"))
                bytes.writeImmutableBuffer(WebSocketBytes.text("two"))
                try await client.send(bytes)
                _ = try await client.takeHead()
                let echoes = [try await client.frame(), try await client.frame()]
                #expect(echoes == ["text one", "text two"])
            }
        }
    }

    @Test func behindASlowRequestWithFramesInTheSamePacket() async throws {
        try await EdgeServer.run { server in
            try await RawClient.connect(to: server) { client in
                var bytes = ByteBuffer(string: get("/lane") + handshake())
                bytes.writeImmutableBuffer(WebSocketBytes.text("one"))
                try await client.send(bytes)
                try await eventually { server.handler.lane.withLockedValue { $0.count == 1 } }
                server.handler.completeLane("")
                _ = try await client.takeHead()
                let head = try await client.takeHead()
                #expect(head.hasPrefix("HTTP/1.1 101 "))
                try await client.send(WebSocketBytes.text("two"))
                let echoes = [try await client.frame(), try await client.frame()]
                #expect(echoes == ["text one", "text two"])
            }
        }
    }

    @Test func byteByByte() async throws {
        try await EdgeServer.run { server in
            try await RawClient.connect(to: server) { client in
                var bytes = ByteBuffer(string: handshake())
                bytes.writeImmutableBuffer(WebSocketBytes.text("slow"))
                while let byte = bytes.readSlice(length: 1) { try await client.send(byte) }
                _ = try await client.takeHead()
                let echo = try await client.frame()
                #expect(echo == "text slow")
            }
        }
    }

    @Test func largeMessages() async throws {
        // A starved machine takes its time for what is dropped.
        let webSocket = WebSocketConfiguration(maximumMessageBytes: 200_000, replyTimeout: .seconds(120))
        try await EdgeServer.run(webSocket: webSocket) { server in
            try await RawClient.connect(to: server) { client in
                try await client.send(handshake())
                _ = try await client.takeHead()
                for length in [125, 126, 65_535, 65_536, 200_000] {
                    try await client.send(WebSocketBytes.frame(2, Array(repeating: 7, count: length)))
                    let echo = try await client.frame()
                    #expect(echo == "binary \(length)")
                }
                // The rest of a message that is too large is dropped, not left unread, which would end in a reset.
                try await client.channel.writeAndFlush(WebSocketBytes.frame(2, Array(repeating: 7, count: 200_001)))
                try await client.channel.writeAndFlush(ByteBuffer(repeating: 7, count: 64 << 20))
                let end = try await client.frame()
                #expect(end == "close 1009")
                try await client.receiveAll()
                #expect(!client.isReset)
            }
        }
    }

    @Test func theClientCloses() async throws {
        try await EdgeServer.run { server in
            try await RawClient.connect(to: server) { client in
                try await client.send(handshake())
                _ = try await client.takeHead()
                try await client.send(WebSocketBytes.close(1000))
                let reply = try await client.frame()
                #expect(reply == "close 1000")
                try await client.receiveAll()
                #expect(
                    server.events == [
                        ["opened", "closed byClient(Optional(NIOWebSocket.WebSocketErrorCode.normalClosure))"]
                    ]
                )
            }
        }
    }

    @Test func aVanishedClientIsNoticed() async throws {
        try await EdgeServer.run { server in
            try await RawClient.connect(to: server) { client in
                try await client.send(handshake())
                _ = try await client.takeHead()
                client.closeOutput()
                try await eventually { server.events == [["opened", "closed disconnected"]] }
            }
        }
    }

    @Test func drainingSaysServiceRestart() async throws {
        try await EdgeServer.run { server in
            try await RawClient.connect(to: server) { client in
                try await client.send(handshake())
                _ = try await client.takeHead()
                await server.drain()
                let frame = try await client.frame()
                #expect(frame == "close 1012 service restart")
                try await client.send(WebSocketBytes.close(1012))
                try await client.receiveAll()
                #expect(!client.isReset)
            }
        }
    }

    @Test func drainingDoesNotWaitForASilentClient() async throws {
        try await EdgeServer.run(webSocket: WebSocketConfiguration(replyTimeout: .milliseconds(100))) { server in
            try await RawClient.connect(to: server) { client in
                try await client.send(handshake())
                _ = try await client.takeHead()
                await server.drain()
                try await client.receiveAll()
                let frame = try await client.frame()
                #expect(frame == "close 1012 service restart")
            }
        }
    }

    @Test func aSlowClientIsToldWhyItIsCutOff() async throws {
        try await EdgeServer.run { server in
            try await RawClient.connect(to: server) { client in
                try await client.send(handshake())
                _ = try await client.takeHead()
                try await overwhelm(server)
                var frames: [String] = []
                while let frame = try await client.frame() { frames.append(frame) }
                #expect(frames.last == "close 4408 too slow")
                #expect(Set(frames.dropLast()) == ["binary 60000"])
                #expect(!client.isReset)
            }
        }
    }

    /// Sends to the first WebSocket until it is cut off.
    private func overwhelm(_ server: EdgeServer) async throws {
        let outbound = try await server.outbound()
        let frame = WebSocketOutbound.frame(binary: ByteBuffer(repeating: 1, count: 60_000))
        var rounds = 0
        // The kernel takes some megabytes before anything waits here.
        while server.events.first?.last == "opened", rounds < 5000 {
            outbound.sendPreencoded(frame: frame)
            rounds += 1
            if rounds % 4 == 0 { try await Task.sleep(for: .milliseconds(1)) }
        }
        try await eventually { server.events == [["opened", "closed tooSlow"]] }
    }

    @Test func broadcastFromOtherThreads() async throws {
        try await EdgeServer.run { server in
            try await RawClient.connect(to: server) { client in
                try await client.send(handshake())
                _ = try await client.takeHead()
                let outbound = try await server.outbound()
                let frame = WebSocketOutbound.frame(text: ByteBuffer(string: "to all"))
                for _ in 0..<500 { outbound.sendPreencoded(frame: frame) }
                outbound.close(.normalClosure)
                outbound.sendPreencoded(frame: frame)
                var frames: [String] = []
                while frames.last?.hasPrefix("close") != true, let frame = try await client.frame() {
                    frames.append(frame)
                }
                #expect(frames == Array(repeating: "text to all", count: 500) + ["close 1000"])
            }
        }
    }
}

extension EdgeServer {
    /// What happened to each WebSocket.
    var events: [[String]] {
        handler.webSockets.withLockedValue { $0.map { $0.events.withLockedValue { $0 } } }
    }

    /// The way to the first WebSocket, which opens just after its client has read the answer to its handshake.
    func outbound() async throws -> WebSocketOutbound {
        while true {
            let outbound = handler.webSockets.withLockedValue { $0.first?.outbound.withLockedValue { $0 } }
            if let outbound { return outbound }
            try await Task.sleep(for: .milliseconds(1))
        }
    }
}

extension RawClient {
    /// The next frame; nil when the server has closed.
    mutating func frame() async throws -> String? {
        while true {
            if let frame = nextFrame() { return "\(frame)" }
            guard !isClosed else { return nil }
            try await receive()
        }
    }
}
