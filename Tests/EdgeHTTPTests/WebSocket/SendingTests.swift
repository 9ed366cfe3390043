import EdgeHTTP
import NIOCore
import Testing

/// What is sent over real sockets, which take what they have room for.
@Suite(.timeLimit(.minutes(1)))
struct SendingTests {
    @Test func whatTheSocketDoesNotTakeFollowsInOrder() async throws {
        let limits = WebSocketConfiguration(maximumPendingBytes: 1 << 30)
        try await EdgeServer.run(webSocket: limits) { server in
            try await RawClient.connect(to: server) { client in
                try await client.send(handshake())
                _ = try await client.takeHead()
                let outbound = try await server.outbound()
                var random = SeededGenerator(seed: 6)
                // Far more than the kernel keeps, in turns of the event loop of one message and of several.
                let turns = (0..<40).map { _ in
                    (0..<Int.random(in: 1...8, using: &random)).map { _ in Int.random(in: 1...150_000, using: &random) }
                }
                for turn in turns {
                    outbound.eventLoop.execute {
                        for length in turn { outbound.send(binary: ByteBuffer(repeating: 1, count: length)) }
                    }
                }
                outbound.close(.normalClosure)
                var frames: [String] = []
                while frames.last?.hasPrefix("close") != true, let frame = try await client.frame() {
                    frames.append(frame)
                }
                #expect(frames == turns.joined().map { "binary \($0)" } + ["close 1000"])
            }
        }
    }

    @Test func nothingOvertakesTheHandshakesAnswerAndWhatLiesBeforeIt() async throws {
        try await EdgeServer.run { server in
            try await RawClient.connect(to: server) { client in
                var bytes = ByteBuffer(string: String(repeating: get("/large"), count: 80) + handshake())
                bytes.writeImmutableBuffer(WebSocketBytes.text("first"))
                try await client.send(bytes)
                for _ in 0..<80 {
                    while !client.takeAnswer() { try await client.receive() }
                }
                let head = try await client.takeHead()
                #expect(head.hasPrefix("HTTP/1.1 101 "))
                let frame = try await client.frame()
                #expect(frame == "text first")
            }
        }
    }

    @Test func muchInOneTurnMakesNobodySlow() async throws {
        try await EdgeServer.run(webSocket: WebSocketConfiguration(maximumPendingBytes: 1000)) { server in
            try await RawClient.connect(to: server) { client in
                try await client.send(handshake())
                _ = try await client.takeHead()
                let outbound = try await server.outbound()
                outbound.eventLoop.execute {
                    for _ in 0..<100 { outbound.send(binary: ByteBuffer(repeating: 1, count: 98)) }
                    outbound.close(.normalClosure)
                }
                var frames: [String] = []
                while frames.last?.hasPrefix("close") != true, let frame = try await client.frame() {
                    frames.append(frame)
                }
                #expect(frames == Array(repeating: "binary 98", count: 100) + ["close 1000"])
            }
        }
    }
}
