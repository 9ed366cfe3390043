/// What a client sends (RFC 6455).
enum ClientBytes {
    static func handshake(path: String, port: UInt16) -> [UInt8] {
        Array(
            """
            GET \(path) HTTP/1.1\r
            Host: 127.0.0.1:\(port)\r
            Connection: Upgrade\r
            Upgrade: websocket\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            \r

            """.utf8
        )
    }

    static func text(_ text: String) -> [UInt8] {
        frame(.text, Array(text.utf8))
    }

    /// - Parameter payload: at most 125 bytes.
    static func frame(_ opcode: Opcode, _ payload: [UInt8]) -> [UInt8] {
        let mask: [UInt8] = [0x5B, 0xA1, 0x3C, 0x77]
        let masked = payload.enumerated().map { $0.element ^ mask[$0.offset & 3] }
        return [0x80 | opcode.rawValue, 0x80 | UInt8(payload.count)] + mask + masked
    }
}
