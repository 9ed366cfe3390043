import EdgeHTTP
import NIOCore
import Testing

/// The fast path in front of a real Hummingbird, over real sockets.
@Suite(.timeLimit(.minutes(1)))
struct ServerTests {
    @Test func fastAndSlowAnswersKeepTheirOrder() async throws {
        try await EdgeServer.run { server in
            try await RawClient.connect(to: server) { client in
                try await client.send(get("/memory") + get("/hello") + get("/tagged") + get("/hello") + get("/now"))
                let bodies = try await client.responses(5).map(\.body)
                #expect(bodies == ["memory", "hello", "tagged", "hello", "now"])
            }
        }
    }

    @Test func aThousandPipelinedRequests() async throws {
        try await EdgeServer.run(configuration: EdgeConfiguration(maximumPipelined: 2000)) { server in
            try await RawClient.connect(to: server) { client in
                let mixed = (0..<1000).map { $0 % 7 == 0 ? get("/hello") : get("/memory") }.joined()
                try await client.send(mixed)
                let bodies = try await client.responses(1000).map(\.body)
                #expect(bodies == (0..<1000).map { $0 % 7 == 0 ? "hello" : "memory" })
            }
        }
    }

    @Test func aClientThatDoesNotReadIsNotAnsweredFurther() async throws {
        try await EdgeServer.run(configuration: EdgeConfiguration(maximumPipelined: 2000)) { server in
            try await RawClient.connect(to: server) { client in
                // 200 MB of answers, far more than the sockets hold.
                try await client.send(String(repeating: get("/large"), count: 2000))
                var before = 0
                repeat {
                    before = server.handler.decisions.withLockedValue { $0 }
                    try await Task.sleep(for: .milliseconds(100))
                } while before == 0 || server.handler.decisions.withLockedValue({ $0 }) != before
                #expect(before < 2000)
                var count = 0
                while count < 2000, !client.isClosed {
                    try await client.receive()
                    while client.takeAnswer() { count += 1 }
                }
                #expect(count == 2000)
            }
        }
    }

    @Test func halfClose() async throws {
        try await EdgeServer.run { server in
            try await RawClient.connect(to: server) { client in
                try await client.send(get("/hello") + get("/memory") + get("/hello"))
                client.closeOutput()
                try await client.receiveAll()
                let bodies = try await client.responses(3).map(\.body)
                #expect(bodies == ["hello", "memory", "hello"])
            }
        }
    }

    @Test func aStreamedBodyComesBack() async throws {
        try await EdgeServer.run { server in
            try await RawClient.connect(to: server) { client in
                let body = String(repeating: "0123456789", count: 50_000)
                try await client.send(post("/echo", body, "Expect: 100-continue") + get("/memory"))
                let responses = try await client.responses(3)
                #expect(responses.map(\.status) == [100, 200, 200])
                #expect(responses.dropFirst().first?.body == body)
                #expect(responses.last?.body == "memory")
            }
        }
    }

    @Test func aLargeUploadWaitsForItsReader() async throws {
        let gate = Gate()
        // What a large body costs a starved machine is not what is asked here: it may take its time.
        let configuration = EdgeConfiguration(requestTimeout: .seconds(120), maximumRequestBodyBytes: 1 << 30)
        try await EdgeServer.run(configuration: configuration, gate: gate) { server in
            try await RawClient.connect(to: server) { client in
                let pieces = 64
                let size = pieces << 20
                let piece = ByteBuffer(repeating: 0x78, count: 1 << 20)
                try await client.send("POST /count HTTP/1.1\r\nHost: a\r\nContent-Length: \(size)\r\n\r\n")
                let sent = Counter()
                let isHeld = try await withThrowingTaskGroup(of: Void.self) { tasks in
                    let channel = client.channel
                    tasks.addTask {
                        for _ in 0..<pieces {
                            try await channel.writeAndFlush(piece)
                            await sent.increment()
                        }
                    }
                    // Until nothing moves any more: the socket's buffers are full, and the server reads no further.
                    var before = -1
                    while await sent.value != before {
                        before = await sent.value
                        try await Task.sleep(for: .milliseconds(200))
                    }
                    let isHeld = await sent.value < pieces
                    gate.open()
                    try await tasks.waitForAll()
                    return isHeld
                }
                #expect(isHeld)
                let bodies = try await client.responses(1).map(\.body)
                #expect(bodies == ["\(size)"])
            }
        }
    }

    @Test func anUnreadBodyDoesNotDisturbTheNextRequest() async throws {
        try await EdgeServer.run { server in
            try await RawClient.connect(to: server) { client in
                try await client.send(post("/unread", String(repeating: "x", count: 300_000)) + get("/memory"))
                let bodies = try await client.responses(2).map(\.body)
                #expect(bodies == ["unread", "memory"])
            }
        }
    }

    @Test func halfABodyIsNeverTakenForAWholeOne() async throws {
        try await EdgeServer.run { server in
            let begin = "POST /keep HTTP/1.1\r\nHost: a\r\n"
            let halves = [
                begin + "Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n",
                begin + "Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\nnonsense\r\n",
                begin + "Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n",
                begin + "Content-Length: 10\r\n\r\nabcde",
            ]
            for half in halves {
                try await RawClient.connect(to: server) { client in
                    try await client.send(half)
                    // Long enough for the route to read it.
                    try await Task.sleep(for: .milliseconds(50))
                }
            }
            try await RawClient.connect(to: server) { client in
                try await client.send(post("/keep", "whole"))
                _ = try await client.responses(1)
            }
            try await Task.sleep(for: .milliseconds(100))
            #expect(server.kept.withLockedValue { $0 } == ["whole"])
        }
    }

    @Test func anAnswerThatBreaksEndsTheConnection() async throws {
        try await EdgeServer.run { server in
            try await RawClient.connect(to: server) { client in
                try await client.send(get("/breaks") + get("/memory"))
                try await client.receiveAll()
                let text = String(buffer: client.received)
                #expect(!text.contains("memory"))
                #expect(!text.hasSuffix("0\r\n\r\n"))
            }
        }
    }

    @Test func parseErrorsAreAnsweredAfterWhatCameBefore() async throws {
        try await EdgeServer.run { server in
            try await RawClient.connect(to: server) { client in
                try await client.send(get("/hello") + "garbage\r\n\r\n")
                try await client.receiveAll()
                let statuses = try await client.responses(2).map(\.status)
                #expect(statuses == [200, 400])
            }
        }
    }

    @Test func theRefusalOfALargeRequestIsRead() async throws {
        try await EdgeServer.run(configuration: EdgeConfiguration(lingerTimeout: .seconds(50))) { server in
            try await RawClient.connect(to: server) { client in
                try await client.send(get("/memory", "X: " + String(repeating: "x", count: 20_000)))
                // More than the sockets hold: it is dropped, not left unread, which would end in a reset.
                try await client.channel.writeAndFlush(ByteBuffer(repeating: 0x78, count: 64 << 20))
                try await client.receiveAll()
                #expect(!client.isReset)
                let statuses = try await client.responses(1).map(\.status)
                #expect(statuses == [431])
            }
        }
    }

    @Test(arguments: ["/big", "/stream"], ["Connection: close", "Connection: keep-alive"])
    func aLargeAnswerArrivesWhole(_ path: String, _ field: String) async throws {
        try await EdgeServer.run { server in
            try await RawClient.connect(to: server) { client in
                try await client.send(get(path, field))
                client.closeOutput()
                // Long enough for the sockets to be full.
                try await Task.sleep(for: .milliseconds(200))
                try await client.receiveAll()
                let isWhole = client.takeAnswer()
                #expect(isWhole)
                #expect(client.received.readableBytes == 0)
            }
        }
    }

    @Test func closeAndHTTP10() async throws {
        try await EdgeServer.run { server in
            for request in [
                get("/hello", "Connection: close"), get("/memory", "Connection: close"), get("/hello", version: "1.0"),
                get("/memory", version: "1.0"),
            ] {
                try await RawClient.connect(to: server) { client in
                    try await client.send(request)
                    try await client.receiveAll()
                    let responses = try await client.responses(1)
                    #expect(responses.map(\.status) == [200])
                    #expect(responses.first?.headers["connection"] == "close")
                }
            }
        }
    }

    @Test func headThroughHummingbird() async throws {
        try await EdgeServer.run { server in
            try await RawClient.connect(to: server) { client in
                try await client.send(get("/memory", method: "HEAD") + get("/hello", method: "HEAD") + get("/memory"))
                let responses = try await client.responses(3, headIndices: [0, 1])
                #expect(responses.last?.body == "memory")
            }
        }
    }

    @Test func theLaneKeepsTheOrder() async throws {
        try await EdgeServer.run { server in
            try await RawClient.connect(to: server) { client in
                try await client.send(get("/lane") + get("/hello") + get("/memory"))
                try await eventually { server.handler.lane.withLockedValue { $0.count == 1 } }
                server.handler.completeLane("lane")
                let bodies = try await client.responses(3).map(\.body)
                #expect(bodies == ["lane", "hello", "memory"])
            }
        }
    }

    // MARK: Draining

    @Test func drainingFinishesWhatIsOutstanding() async throws {
        let gate = Gate()
        try await EdgeServer.run(gate: gate) { server in
            try await RawClient.connect(to: server) { idle in
                try await idle.send(get("/memory"))
                _ = try await idle.responses(1)
                try await RawClient.connect(to: server) { busy in
                    try await RawClient.connect(to: server) { waiting in
                        try await busy.send(get("/gate"))
                        try await waiting.send(get("/lane"))
                        try await eventually {
                            gate.waiting == 1 && server.handler.lane.withLockedValue { $0.count == 1 }
                        }
                        await server.drain()
                        try await idle.receiveAll()
                        gate.open()
                        server.handler.completeLane("lane")
                        try await busy.receiveAll()
                        try await waiting.receiveAll()
                        let answers = try await busy.responses(1) + waiting.responses(1)
                        #expect(answers.map(\.body) == ["gate", "lane"])
                        #expect(answers.map { $0.headers["connection"] } == ["close", "close"])
                    }
                }
            }
        }
    }
}

private actor Counter {
    private(set) var value = 0
    func increment() { value += 1 }
}
