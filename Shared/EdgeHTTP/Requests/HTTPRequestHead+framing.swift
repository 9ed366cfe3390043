import NIOHTTP1

extension HTTPRequestHead {
    /// The decoder lets no major version but 1 pass.
    var isHTTP10: Bool { version.minor == 0 }

    /// Whether `HTTPRequestDecoder` stops after this request: what follows it would be another protocol.
    var leavesHTTP: Bool {
        method == .CONNECT || (headers.contains(name: "upgrade") && asksToUpgrade)
    }

    /// Whether `Connection` names `Upgrade`, without which that field means nothing (RFC 9110 section 7.8).
    var asksToUpgrade: Bool {
        headers[canonicalForm: "connection"].contains { $0.lowercased() == "upgrade" }
    }

    /// Whether the client waits for a word before it sends its body (RFC 9110 section 10.1.1).
    var expectsContinue: Bool {
        guard !isHTTP10, let expectation = headers.first(name: "expect") else { return false }
        return expectation.lowercased() == "100-continue"
    }

    /// Whether the target is one of the forms of RFC 9112 section 3.2, in its place, and names no other host than `Host`
    /// does: a proxy that goes by the one and a server that goes by the other would answer for different sites.
    func hasClearTarget(host: String?) -> Bool {
        // Nearly every target is a path.
        guard uri.utf8.first != UInt8(ascii: "/"), method != .CONNECT else { return true }
        if uri == "*" { return method == .OPTIONS }
        guard let scheme = uri.firstRange(of: "://"),
            ["http", "https"].contains(uri[..<scheme.lowerBound].lowercased())
        else { return false }
        let authority = uri[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" }
        guard Self.isHost(String(authority)) else { return false }
        return host.map { FieldName.areSame($0, String(authority)) } ?? true
    }

    /// The characters of a host and port (RFC 3986 section 3.2.2): names, IPv4, and IPv6 in brackets.
    static func isHost(_ value: String) -> Bool {
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
