import NIOHTTP1

extension FastPathRequest {
    /// What the client offers in `Sec-WebSocket-Protocol`, its favourite first (RFC 6455 sections 4.1 and 11.3.4), of
    /// all fields of that name. Empty without any, and when one of the offers is no token (RFC 9110 section 5.6.2).
    ///
    /// A browser cannot set other fields of a handshake, so that an offer may also carry who asks; such a one must not
    /// be the subprotocol that is chosen.
    public var webSocketSubprotocols: [String] {
        let offers = headers[canonicalForm: "sec-websocket-protocol"].filter { !$0.isEmpty }
        return offers.allSatisfy(Self.isToken) ? offers.map { String($0) } : []
    }

    private static func isToken(_ text: Substring) -> Bool {
        text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"),
                UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
                true
            default: false
            }
        }
    }
}
