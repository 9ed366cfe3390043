/// Which fields of a message are for its receiver, and which end at a proxy (RFC 9110 section 7.6.1).
struct EndToEndFields {
    /// What is about one connection, and what this proxy says itself: how long the message is, whom it is for, and
    /// where it came from, which otherwise anybody could write.
    private static let ending: Set = [
        "connection", "content-length", "expect", "forwarded", "host", "http2-settings", "keep-alive",
        "proxy-authenticate", "proxy-authentication-info", "proxy-authorization", "proxy-connection", "te", "trailer",
        "transfer-encoding", "upgrade", "x-forwarded-host", "x-forwarded-port", "x-forwarded-proto", "x-real-ip",
    ]

    private let named: Set<String>

    /// - Parameter connection: the values of `Connection`, which names more fields that end here.
    init(connection: [String]) {
        named = Set(
            connection.flatMap { $0.split(separator: ",") }
                .map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
        )
    }

    /// Whether a field goes on.
    func include(_ name: String) -> Bool {
        let name = name.lowercased()
        return !Self.ending.contains(name) && !named.contains(name)
    }
}
