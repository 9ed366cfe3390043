extension HTTPClientRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The method and the address without user, password and query; the headers' names alone.
    ///
    /// Keys and tokens stand in URLs, in Authorization and in the bodies of forms, so that none of it is printed.
    public var description: String {
        let names = headers.map(\.name).joined(separator: ", ")
        return "\(method) \(address) [\(names)] \(body.count) bytes"
    }

    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["request": description]) }

    private var address: String {
        let path = url.prefix { $0 != "?" && $0 != "#" }
        guard let scheme = path.range(of: "://") else { return "malformed" }
        let rest = path[scheme.upperBound...]
        let host = rest.prefix { $0 != "/" }
        // What stands before the last @ is user and password (RFC 3986 §3.2.1).
        let withoutUser = host.lastIndex(of: "@").map { host[host.index(after: $0)...] } ?? host
        return String(path[..<scheme.upperBound] + withoutUser + rest[host.endIndex...])
    }
}
