import EdgeHTTP
import NIOCore
import Testing

/// The words of close frames.
struct CloseReasonTests {
    private func frame(_ reason: String) throws -> [String] {
        let webSocket = try EmbeddedWebSocket()
        defer { webSocket.finish() }
        webSocket.outbound?.close(.unknown(4000), reason: reason)
        webSocket.channel.embeddedEventLoop.run()
        return try webSocket.sent().frames
    }

    @Test func theReasonStandsBehindTheCode() throws {
        #expect(try frame("") == ["close 4000"])
        #expect(try frame("bis später") == ["close 4000 bis später"])
    }

    @Test func itEndsWithTheLastCharacterThatFits() throws {
        let full = String(repeating: "x", count: 123)
        #expect(try frame(full) == ["close 4000 \(full)"])
        #expect(try frame(full + "y") == ["close 4000 \(full)"])
        // Of two bytes each.
        #expect(try frame(String(repeating: "ä", count: 80)) == ["close 4000 \(String(repeating: "ä", count: 61))"])
        // Nothing behind the one that does not fit.
        let most = String(repeating: "x", count: 121)
        #expect(try frame(most + "€y") == ["close 4000 \(most)"])
    }
}
