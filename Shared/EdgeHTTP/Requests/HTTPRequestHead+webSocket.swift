import NIOHTTP1

extension HTTPRequestHead {
    /// Whether this is a well-formed WebSocket handshake (RFC 6455 section 4.2.1).
    var isWebSocketUpgrade: Bool {
        guard
            method == .GET, !isHTTP10, leavesHTTP,
            headers[canonicalForm: "upgrade"].contains(where: { $0.lowercased() == "websocket" }),
            headers["sec-websocket-version"] == ["13"],
            !headers.contains(name: "transfer-encoding"),
            headers.first(name: "content-length").map({ $0 == "0" }) ?? true
        else { return false }
        let keys = headers["sec-websocket-key"]
        return keys.count == 1 && Self.isSixteenBytes(base64: keys[0])
    }

    /// Sixteen bytes in base64 are 22 characters and two of padding.
    private static func isSixteenBytes(base64 key: String) -> Bool {
        key.utf8.count == 24 && key.hasSuffix("==")
            && key.utf8.dropLast(2).allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "+"), UInt8(ascii: "/"): true
                default: false
                }
            }
    }
}
