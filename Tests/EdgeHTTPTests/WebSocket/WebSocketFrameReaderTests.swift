import NIOCore
import Testing

@testable import EdgeHTTP

/// The client's bytes, cut anywhere.
struct WebSocketFrameReaderTests {
    /// Reads the bytes in packets of the given lengths, of which the last is repeated.
    private func pieces(_ bytes: ByteBuffer, packets: [Int]) throws -> [WebSocketFramePiece] {
        var reader = WebSocketFrameReader()
        var rest = bytes
        var unread = ByteBuffer()
        var pieces: [WebSocketFramePiece] = []
        for index in 0... where rest.readableBytes > 0 {
            let length = min(rest.readableBytes, index < packets.count ? packets[index] : packets.last ?? 1)
            if var packet = rest.readSlice(length: length) { unread.writeBuffer(&packet) }
            while let piece = try reader.next(from: &unread) { pieces.append(piece) }
            if rest.readableBytes == 0 { break }
        }
        return pieces
    }

    @Test(arguments: 0..<200) func splitsChangeNothing(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var stream = ByteBuffer()
        var payloads: [[UInt8]] = []
        for _ in 0..<5 {
            let length = [0, 1, 7, 8, 9, 125, 126, 300, 65_536].randomElement(using: &generator) ?? 0
            let payload = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let mask = (0..<4).map { _ in UInt8.random(in: 0...255, using: &generator) }
            payloads.append(payload)
            stream.writeImmutableBuffer(WebSocketBytes.frame(2, payload, mask: mask))
        }
        let packets = (0..<20).map { _ in Int.random(in: 1...200, using: &generator) } + [20_000]
        var read: [[UInt8]] = []
        for piece in try pieces(stream, packets: packets) {
            #expect((piece.opcode == .binary) == piece.beginsFrame)
            if piece.beginsFrame { read.append([]) }
            read[read.count - 1] += piece.payload.readableBytesView
            #expect(piece.isFinal == (piece.remaining == 0))
        }
        #expect(read == payloads)
    }

    @Test func controlFramesComeWhole() throws {
        let frames = try pieces(WebSocketBytes.frame(9, Array("ping".utf8)), packets: [1])
        #expect(frames.map(\.payload) == [ByteBuffer(string: "ping")])
        #expect(frames.map(\.isFinal) == [true])
    }

    @Test func aFragmentIsNotTheEndOfItsMessage() throws {
        let frames = try pieces(WebSocketBytes.text("half", isFinal: false), packets: [8])
        #expect(frames.map(\.isFinal) == [false, false])
        #expect(frames.map(\.remaining) == [2, 0])
    }

    @Test func malformedBytes() throws {
        for bytes: [UInt8] in [
            [0x81, 0x01], [0xC1, 0x81], [0xA1, 0x81], [0x91, 0x81], [0x83, 0x80], [0x8B, 0x80], [0x09, 0x80],
            [0x88, 0xFE], [0x8A, 0xFF],
        ] {
            #expect(throws: WebSocketFrameReader.Malformed.self, "\(bytes)") {
                _ = try pieces(ByteBuffer(bytes: bytes), packets: [1])
            }
        }
    }
}
