import NIOCore
import Testing

@testable import Live

@Suite struct EngineIOPacketTests {
    private func packet(_ text: String) -> EngineIOPacket? {
        EngineIOPacket(reading: ByteBuffer(string: text))
    }

    @Test func packetsAreReadAndWrittenAsTheProtocolSays() {
        #expect(packet("0{}") == EngineIOPacket(.open, "{}"))
        #expect(packet("1") == EngineIOPacket(.close))
        #expect(packet("2probe") == EngineIOPacket(.ping, "probe"))
        #expect(packet("3") == EngineIOPacket(.pong))
        #expect(packet("4hello €") == EngineIOPacket(.message, "hello €"))
        #expect(packet("5") == EngineIOPacket(.upgrade))
        #expect(packet("6") == EngineIOPacket(.noop))
        for text in ["0{}", "1", "2probe", "3", "4hello €", "5", "6"] {
            #expect(packet(text)?.bytes == ByteBuffer(string: text))
        }
    }

    @Test func whatIsNoPacketIsNotRead() {
        for text in ["", "7", "a", "b", "bAQID", " 4", "\u{1E}", "/", ":"] {
            #expect(packet(text) == nil, "\(text)")
        }
    }

    @Test func payloadsAreSplitAtTheSeparatorAndJoinedByIt() {
        func parts(_ text: String) -> [String] {
            EngineIOPayload.parts(ByteBuffer(string: text)).map { String(buffer: $0) }
        }
        #expect(parts("4hello\u{1E}2\u{1E}4world") == ["4hello", "2", "4world"])
        #expect(parts("4hello") == ["4hello"])
        #expect(parts("") == [""])
        #expect(parts("\u{1E}") == ["", ""])
        #expect(parts("4\u{1E}") == ["4", ""])
    }

    @Test func whatIsJoinedIsSplitAgain() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<500 {
            let parts = (0..<Int.random(in: 1...8, using: &generator)).map { _ in
                let count = Int.random(in: 0...5, using: &generator)
                return ByteBuffer(bytes: (0..<count).map { _ in UInt8.random(in: 0x20...0xFF, using: &generator) })
            }
            #expect(EngineIOPayload.parts(EngineIOPayload.joined(parts)) == parts)
        }
    }

    /// A payload that is a slice of something larger is read like one that is not.
    @Test func slicesAreSplitAtTheirOwnPlaces() {
        var whole = ByteBuffer(string: "xx4a\u{1E}4byy")
        whole.moveReaderIndex(forwardBy: 2)
        let payload = whole.readSlice(length: 5) ?? ByteBuffer()
        #expect(EngineIOPayload.parts(payload).map { String(buffer: $0) } == ["4a", "4b"])
    }
}
