import NIOHTTP1

extension HTTPRequestHead {
    /// The status that refuses a request whose end, or whose host, two servers could read differently (RFC 9112
    /// sections 3.2, 6.1 and 6.3, request smuggling); nil for a clear one.
    var framingViolation: HTTPResponseStatus? {
        var hosts = 0
        var lengths = 0
        var encodings = 0
        var isChunked = false
        for (name, value) in headers {
            // The length is compared first: it rules out nearly every field without looking at its bytes.
            switch name.utf8.count {
            case 4 where name.lowercased() == "host":
                guard Self.isHost(value) else { return .badRequest }
                hosts += 1
            case 14 where name.lowercased() == "content-length":
                guard !value.isEmpty, value.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return .badRequest }
                lengths += 1
            case 17 where name.lowercased() == "transfer-encoding":
                isChunked = value.lowercased() == "chunked"
                encodings += 1
            default:
                break
            }
        }
        if hosts > 1 || lengths > 1 || encodings > 1 || (lengths > 0 && encodings > 0) { return .badRequest }
        if encodings > 0 && (!isChunked || isHTTP10) { return .badRequest }
        if hosts == 0 && !isHTTP10 { return .badRequest }
        return nil
    }

    /// The decoder lets no major version but 1 pass.
    var isHTTP10: Bool { version.minor == 0 }

    /// Whether `HTTPRequestDecoder` stops after this request: what follows it would be another protocol.
    var leavesHTTP: Bool {
        guard method != .CONNECT else { return true }
        return headers.contains(name: "upgrade")
            && headers[canonicalForm: "connection"].contains { $0.lowercased() == "upgrade" }
    }

    /// Whether the client waits for a word before it sends its body (RFC 9110 section 10.1.1).
    var expectsContinue: Bool {
        guard !isHTTP10, let expectation = headers.first(name: "expect") else { return false }
        return expectation.lowercased() == "100-continue"
    }

    /// The characters of a host and port (RFC 3986 section 3.2.2): names, IPv4, and IPv6 in brackets.
    private static func isHost(_ value: String) -> Bool {
        !value.isEmpty
            && value.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
                case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: ":"),
                    UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "%"):
                    true
                default: false
                }
            }
    }
}
