import NIOCore
import Testing

@testable import EdgeHTTP

/// No request's body is larger than the server takes, whoever answers it.
struct BodyLimitTests {
    private static let configuration = EdgeConfiguration(maximumRequestBodyBytes: 100)

    private func chunked(_ path: String, _ sizes: [Int]) -> String {
        get(path, "Transfer-Encoding: chunked", method: "POST")
            + sizes.map { String($0, radix: 16) + "\r\n" + String(repeating: "x", count: $0) + "\r\n" }.joined()
            + "0\r\n\r\n"
    }

    @Test(arguments: ["/route", "/collect", "/peek", "/memory", "/lane"])
    func aLargerLengthIsRefusedBeforeItIsSent(path: String) throws {
        let connection = try EmbeddedConnection(Self.configuration)
        defer { connection.finish() }
        try connection.send("POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: 101\r\n\r\n")
        let responses = try connection.responses()
        #expect(responses.map(\.status) == [413])
        #expect(responses.first?.body.contains("Content Too Large") == true)
        #expect(connection.handler.targets.withLockedValue { $0 }.isEmpty)
        #expect(connection.isClosed)
    }

    @Test func whatFitsPasses() throws {
        let connection = try EmbeddedConnection(Self.configuration)
        defer { connection.finish() }
        try connection.send(post("/collect", String(repeating: "x", count: 100)) + chunked("/collect", [60, 40]))
        #expect(try connection.responses().map(\.body.count) == [110, 110])
        #expect(!connection.isClosed)
    }

    @Test(arguments: ["/route", "/collect"])
    func chunksAreCounted(path: String) throws {
        let connection = try EmbeddedConnection(Self.configuration)
        defer { connection.finish() }
        try connection.send(chunked(path, [60, 41]) + get("/memory"))
        #expect(try connection.responses().map(\.status) == [413])
        #expect(connection.isClosed)
        connection.hummingbird.answer("too late")
        #expect(try connection.responses().count == 1)
    }

    @Test func everyBodyIsCountedByItself() throws {
        let connection = try EmbeddedConnection(Self.configuration)
        defer { connection.finish() }
        try connection.send(chunked("/collect", [99]) + chunked("/collect", [99]) + chunked("/collect", [50, 50]))
        #expect(try connection.responses().map(\.status) == [200, 200, 200])
    }

    @Test func whatTheLanePromisedIsTold() throws {
        let connection = try EmbeddedConnection(Self.configuration)
        defer { connection.finish() }
        try connection.send(chunked("/lane", [60, 41]))
        connection.handler.completeLane("confirmed")
        let responses = try connection.responses()
        #expect(responses.map(\.body) == ["confirmed"])
        #expect(responses.first?.headers["connection"] == "close")
    }
}
