public import Foundation

/// The sites whose pages may call the API and open live connections: the one that people use, and those that the
/// configuration names. There is no pattern and no `*`.
public struct AllowedOrigins: Sendable {
    private let origins: Set<String>

    public static let variable = ConfigurationVariable(
        "CORS_ALLOWED_ORIGINS",
        "sites besides PUBLIC_URL whose pages may call the API, such as https://widgets.campus.example, with commas "
            + "between them"
    )

    /// - Parameter publicURL: the address people use.
    /// - Throws: ``ConfigurationError`` when a site is none.
    public init(publicURL: URL, _ reader: ConfigurationReader) throws(ConfigurationError) {
        let text = try reader.optional(Self.variable) ?? ""
        let others = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        guard let origins = Self(publicURL: publicURL, others: others) else {
            throw ConfigurationError(
                variable: Self.variable.name,
                reason: "must be sites such as https://widgets.campus.example, without a path and with commas between "
                    + "them"
            )
        }
        self = origins
    }

    /// Nil when one of the others is no site.
    public init?(publicURL: URL, others: [String] = []) {
        var origins: Set<String> = []
        if let own = Self.origin(of: publicURL) { origins.insert(own) }
        for other in others {
            guard let url = URL(string: other), url.path().isEmpty, url.query() == nil, url.fragment() == nil,
                url.user() == nil, !other.contains("*"), let origin = Self.origin(of: url)
            else { return nil }
            origins.insert(origin)
        }
        self.origins = origins
    }

    /// Whether a request whose `Origin` fields are these comes from a page of such a site. Compared byte by byte: a
    /// browser writes an origin in one way only (RFC 6454 section 6.2).
    public func allow(_ fields: [String]) -> Bool {
        fields.count == 1 && origins.contains(fields[0])
    }

    /// Whether who sends these fields may open a live connection: programs, of which most send no `Origin`; pages of such
    /// a site; and whoever came by an address of the service, as programs do that write one themselves. What `Host` says
    /// counts only where it is an address: a name of another site can be made to lead here, an address cannot.
    ///
    /// - Parameter host: the value of `Host`.
    public func mayConnect(origins fields: [String], host: String?) -> Bool {
        if fields.isEmpty || allow(fields) { return true }
        guard let host, fields == ["http://\(host)"] else { return false }
        return Self.isAddress(host)
    }

    /// Whether a host, perhaps with a port, is an IP address in the form of RFC 3986 §3.2.2, or this machine's own name.
    private static func isAddress(_ host: String) -> Bool {
        if host.hasPrefix("[") { return true }
        let name = host.prefix { $0 != ":" }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return name == "localhost"
            || parts.count == 4 && parts.allSatisfy { $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } && UInt8($0) != nil }
    }

    /// Scheme, host, and the port unless it is the scheme's own; nil for what is not of the web.
    static func origin(of url: URL) -> String? {
        guard let scheme = url.scheme?.lowercased(), let standardPort = ["http": 80, "https": 443][scheme],
            let host = url.host()?.lowercased(), !host.isEmpty
        else { return nil }
        let port = url.port.flatMap { $0 == standardPort ? nil : ":\($0)" } ?? ""
        return "\(scheme)://\(host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host)\(port)"
    }
}
