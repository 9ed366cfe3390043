/// The address of a push resource (RFC 8030 §4), of a push service that we know. Who has it may push, so that it is
/// not printed.
public struct PushEndpoint: Sendable, Equatable {
    /// The scheme and the host, as a token's audience has them (RFC 8292 §2).
    public let origin: String
    /// What is asked for there.
    public let path: String

    public var url: String { origin + path }

    /// - Throws: ``WebPushError`` when it is not https, or its host is none of `hosts`.
    public init(_ text: String, hosts: PushHosts) throws(WebPushError) {
        // Read here and put together again, so that nobody reads another host in it.
        let scheme = "https://"
        guard text.utf8.count <= 2000, text.lowercased().hasPrefix(scheme) else {
            throw WebPushError(.forbiddenEndpoint, "it is no https address of at most 2000 characters")
        }
        let rest = text.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" }.lowercased()
        let path = rest.dropFirst(authority.count)
        let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
        let host = String(parts.first ?? "")
        guard parts.count <= 2, let port = parts.count == 2 ? Int(parts[1]) : 443,
            hosts.include(host: host, port: port)
        else { throw WebPushError(.forbiddenEndpoint, "its host is none of the push services' that are allowed") }
        guard path.utf8.first == UInt8(ascii: "/"), path.utf8.allSatisfy(Self.isOfPath) else {
            throw WebPushError(.forbiddenEndpoint, "its path is malformed")
        }
        origin = scheme + host + (port == 443 ? "" : ":\(port)")
        self.path = String(path)
    }

    /// RFC 3986 §3.3 and §3.4: no blank, no quote, no backslash, no fragment.
    private static func isOfPath(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F && !"\"<>\\^`{|}#".utf8.contains(byte)
    }
}

extension PushEndpoint: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "PushEndpoint(\(origin))" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["origin": origin]) }
}
