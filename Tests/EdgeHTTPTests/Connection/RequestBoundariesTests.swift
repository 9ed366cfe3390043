import NIOCore
import NIOHTTP1
import Testing

@testable import EdgeHTTP

/// Where requests end, told from their bytes alone.
struct RequestBoundariesTests {
    private func boundaries(maximumHeadBytes: Int = 1000, maximumBodyBytes: Int = 1000) -> RequestBoundaries {
        RequestBoundaries(maximumHeadBytes: maximumHeadBytes, maximumBodyBytes: maximumBodyBytes)
    }

    private func scan(_ boundaries: inout RequestBoundaries, _ text: String) -> RequestBoundaries.Finding {
        Array(text.utf8).withUnsafeBytes { boundaries.scan($0) }
    }

    private func framing(_ headers: HTTPHeaders) throws -> RequestFraming {
        var headers = headers
        headers.add(name: "Host", value: "a")
        let head = HTTPRequestHead(version: .http1_1, method: .POST, uri: "/", headers: headers)
        return try RequestFraming(head, maximumBodyBytes: 1000)
    }

    @Test func aHeadEndsAtItsEmptyLine() {
        var boundaries = boundaries()
        #expect(scan(&boundaries, "GET / HTTP/1.1\r\nHost: a\r\n\r\nGET") == .headEnds(27))
    }

    @Test func aHeadMayComeInPieces() {
        var boundaries = boundaries()
        for piece in ["GET / HT", "TP/1.1\r", "\nHost: a\r\n", "\r"] {
            #expect(scan(&boundaries, piece) == .nothing)
            #expect(boundaries.isInsideHead)
        }
        #expect(scan(&boundaries, "\nrest") == .headEnds(1))
        #expect(!boundaries.isInsideHead)
    }

    @Test func aBodyIsSkippedByItsLength() throws {
        var boundaries = boundaries()
        let head = "POST / HTTP/1.1\r\n\r\n"
        #expect(scan(&boundaries, head) == .headEnds(19))
        boundaries.follow(try framing(["Content-Length": "10"]))
        #expect(scan(&boundaries, "\r\n\r\n\n") == .nothing)
        #expect(scan(&boundaries, "12345" + head) == .headEnds(24))
    }

    @Test func chunksAreSkippedByTheirSizes() throws {
        var boundaries = boundaries()
        let head = "POST / HTTP/1.1\r\n\r\n"
        #expect(scan(&boundaries, head) == .headEnds(19))
        boundaries.follow(try framing(["Transfer-Encoding": "chunked"]))
        let body = "a;x=y\r\n\n\n\n\n\n\n\n\n\n\n\r\n0\r\nTrailer: x\r\n\r\n"
        #expect(scan(&boundaries, body + head) == .headEnds(body.utf8.count + 19))
    }

    @Test func anotherProtocolIsNotRead() throws {
        var boundaries = boundaries()
        #expect(scan(&boundaries, "GET / HTTP/1.1\r\n\r\n") == .headEnds(18))
        boundaries.follow(try framing(["Connection": "upgrade", "Upgrade": "websocket"]))
        #expect(scan(&boundaries, "\n\n\n not HTTP") == .nothing)
    }

    @Test func aRefusalSaysWhereTheLineBegins() {
        var boundaries = boundaries()
        #expect(scan(&boundaries, "GET / HTTP/1.1\r\nHost: a\nX: y\r\n\r\n") == .refused(.ambiguous, at: 16))
    }

    @Test func nothingIsReadBehindAHeadUntilItIsSaidWhatFollows() {
        var boundaries = boundaries()
        #expect(scan(&boundaries, "GET / HTTP/1.1\r\n\r\n") == .headEnds(18))
        #expect(scan(&boundaries, "GET / HTTP/1.1\r\n\r\n") == .refused(.ambiguous, at: 0))
    }

    @Test func sizesAreCountedOverPieces() {
        var boundaries = boundaries(maximumHeadBytes: 40)
        #expect(scan(&boundaries, "GET / HTTP/1.1\r\n") == .nothing)
        #expect(scan(&boundaries, "X: " + String(repeating: "x", count: 21)) == .nothing)
        #expect(scan(&boundaries, "x") == .refused(.headTooLarge, at: 0))
        var other = self.boundaries(maximumHeadBytes: 40)
        #expect(scan(&other, "GET /" + String(repeating: "x", count: 35)) == .nothing)
        #expect(scan(&other, "x") == .refused(.targetTooLong, at: 0))
    }
}
