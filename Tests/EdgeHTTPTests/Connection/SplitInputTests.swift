import Testing

@testable import EdgeHTTP

/// However the network cuts a byte stream, the answers are the same.
struct SplitInputTests {
    private static let stream =
        get("/memory") + get("/tagged", "If-None-Match: \"v1\"") + post("/collect", "a body")
        + get("/memory", method: "HEAD")
        + post("/route", "for hummingbird") + post("/peek", "seen by both") + get("/now")
        + get("/collect", "Transfer-Encoding: chunked", method: "POST")
        + "3\r\nabc\r\n4;x=y\r\ndefg\r\n0\r\nT: x\r\n\r\n"
        + get("/lane") + post("/collect", String(repeating: "z", count: 1500)) + get("/query?a=b", version: "1.0")

    /// Sends the pieces, answering for Hummingbird and the lane as soon as they are asked.
    private func answers(_ pieces: [String]) throws -> String {
        let connection = try EmbeddedConnection()
        defer { connection.finish() }
        var answered = 0
        for piece in pieces {
            try connection.send(piece)
            var before = -1
            while before != answered {
                before = answered
                connection.handler.completeLane("lane")
                if connection.hummingbird.ends > answered {
                    connection.hummingbird.answer("hummingbird read " + connection.hummingbird.bodies[answered])
                    answered += 1
                }
            }
        }
        #expect(connection.isClosed)
        return try connection.sent()
    }

    @Test func wholeStream() throws {
        let text = try answers([Self.stream])
        let (responses, rest) = WireResponse.all(in: text, headIndices: [3])
        #expect(rest == "")
        #expect(responses.map(\.status) == [200, 304, 200, 200, 200, 200, 200, 200, 200, 200, 200])
        #expect(
            responses.map(\.body.count)
                == [6, 0, 16, 0, 32, 29, 3, 17, 4, 17 + 1500, 9]
        )
        #expect(responses.last?.body == "query a=b")
        #expect(responses.last?.headers["connection"] == "close")
    }

    @Test func byteByByte() throws {
        #expect(
            try answers(Self.stream.map { String($0) }.flatMap { $0 == "\r\n" ? ["\r", "\n"] : [$0] })
                == answers([Self.stream])
        )
    }

    @Test(arguments: 0..<60) func randomSplits(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var pieces: [String] = []
        var rest = Array(Self.stream.utf8)[...]
        while !rest.isEmpty {
            let length = Int.random(in: 1...(seed % 3 == 0 ? 9 : 300), using: &generator)
            pieces.append(String(decoding: rest.prefix(length), as: UTF8.self))
            rest = rest.dropFirst(length)
        }
        #expect(try answers(pieces) == answers([Self.stream]))
    }
}
