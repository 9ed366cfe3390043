/// A request without a body, as a browser would begin it.
func get(_ target: String, _ fields: String..., method: String = "GET", version: String = "1.1") -> String {
    "\(method) \(target) HTTP/\(version)\r\nHost: campus.example\r\n" + fields.map { $0 + "\r\n" }.joined() + "\r\n"
}

func post(_ target: String, _ body: String, _ fields: String...) -> String {
    "POST \(target) HTTP/1.1\r\nHost: campus.example\r\nContent-Length: \(body.utf8.count)\r\n"
        + fields.map { $0 + "\r\n" }.joined() + "\r\n" + body
}

/// The handshake of RFC 6455 section 1.3.
func handshake(
    _ target: String = "/live",
    key: String = "dGhlIHNhbXBsZSBub25jZQ==",
    protocols: String? = nil
) -> String {
    get(
        target,
        "Connection: keep-alive, Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: \(key)" + (protocols.map { "\r\nSec-WebSocket-Protocol: \($0)" } ?? "")
    )
}
