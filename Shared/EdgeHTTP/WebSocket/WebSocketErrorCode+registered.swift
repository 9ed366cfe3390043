public import NIOWebSocket

/// Codes that NIO has no names for.
extension WebSocketErrorCode {
    /// The server stops; its clients find another (1012 in the IANA registry of RFC 6455 section 11.7).
    public static let serviceRestart = WebSocketErrorCode.unknown(1012)
    /// The client did not read what was sent to it. Of the codes that are left to applications (RFC 6455 section
    /// 7.4.2), after HTTP's 408.
    public static let tooSlow = WebSocketErrorCode.unknown(4408)
}
