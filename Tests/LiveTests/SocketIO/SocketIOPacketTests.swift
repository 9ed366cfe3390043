import NIOCore
import Testing

@testable import Live

@Suite struct SocketIOPacketTests {
    private func packet(_ text: String) -> SocketIOPacket? {
        SocketIOPacket(reading: ByteBuffer(string: text))
    }

    /// The examples of the protocol's section "Packet encoding".
    @Test func packetsAreReadAndWrittenAsTheProtocolSays() {
        let examples: [(String, SocketIOPacket)] = [
            ("0", SocketIOPacket(.connect)),
            (#"0{"token":"123"}"#, SocketIOPacket(.connect, json: #"{"token":"123"}"#)),
            (#"0/admin,{"sid":"o"}"#, SocketIOPacket(.connect, namespace: "/admin", json: #"{"sid":"o"}"#)),
            (#"4{"message":"Not authorized"}"#, SocketIOPacket(.connectError, json: #"{"message":"Not authorized"}"#)),
            (#"2["foo"]"#, SocketIOPacket(.event, json: #"["foo"]"#)),
            (#"2/admin,["bar"]"#, SocketIOPacket(.event, namespace: "/admin", json: #"["bar"]"#)),
            (#"212["foo"]"#, SocketIOPacket(.event, id: 12, json: #"["foo"]"#)),
            (#"3/admin,13["bar"]"#, SocketIOPacket(.acknowledgement, namespace: "/admin", id: 13, json: #"["bar"]"#)),
            ("1", SocketIOPacket(.disconnect)),
            ("1/admin,", SocketIOPacket(.disconnect, namespace: "/admin")),
        ]
        for (text, expected) in examples {
            #expect(packet(text) == expected, "\(text)")
            #expect(expected.message.bytes == ByteBuffer(string: "4" + text))
        }
    }

    @Test func whatClientsWriteInOtherWaysIsReadToo() {
        #expect(packet("0/random")?.namespace == "/random", "without a comma")
        #expect(packet("0/,{}") == SocketIOPacket(.connect, json: "{}"), "the main namespace by its name")
        #expect(packet("0/?token=1,{}") == SocketIOPacket(.connect, json: "{}"), "with a query")
        let binary = packet(#"51-["baz",{"_placeholder":true,"num":0}]"#)
        #expect(binary?.kind == .binaryEvent && binary?.namespace == "/")
        #expect(packet(#"62-/admin,15["a"]"#)?.namespace == "/admin")
    }

    @Test func whatIsNoPacketIsNotRead() {
        for text in ["", "7", "abc", "-1", "5[]", "5-[]", "6x-[]", "299999999999999999999[\"x\"]"] {
            #expect(packet(text) == nil, "\(text)")
        }
    }

    @Test func anyBytesAreReadOrNotAndWhatIsReadIsReadAgain() {
        var generator = SeededGenerator(seed: 7)
        let alphabet = Array("0123456789/,-[]{}\"?a".utf8) + [0, 0xFF, 0x1E]
        var read = 0
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...12, using: &generator)
            let bytes = (0..<count).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
            guard let packet = SocketIOPacket(reading: ByteBuffer(bytes: bytes)) else { continue }
            // Of binary packets, which are refused, not everything is kept; what is no UTF-8 is written otherwise.
            guard packet.kind != .binaryEvent, packet.kind != .binaryAcknowledgement,
                !packet.namespace.contains("\u{FFFD}")
            else { continue }
            read += 1
            #expect(SocketIOPacket(reading: packet.message.data) == packet)
        }
        #expect(read > 1000)
    }
}
