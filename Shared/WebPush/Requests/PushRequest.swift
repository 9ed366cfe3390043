/// The request that has a push service deliver a message (RFC 8030 §5): `POST` to the endpoint, answered 201.
public struct PushRequest: Sendable {
    public let endpoint: PushEndpoint
    public let headers: [(name: String, value: String)]
    /// Encrypted.
    public let body: [UInt8]

    /// - Parameters:
    ///   - payload: at most ``BrowserKeys/maximumPayloadBytes``.
    ///   - timeToLive: how long the service keeps it for a browser that is away, in whole seconds.
    ///   - topic: a later message of the same topic replaces this one while it waits (RFC 8030 §5.4): at most 32
    ///     characters of base64url; another is left out.
    /// - Throws: ``WebPushError``.
    public init(
        to endpoint: PushEndpoint,
        keys: BrowserKeys,
        payload: [UInt8],
        timeToLive: Duration,
        urgency: PushUrgency,
        topic: String?,
        authorizations: VAPIDAuthorizations
    ) throws(WebPushError) {
        self.endpoint = endpoint
        body = try keys.encrypt(payload)
        var headers = [
            (name: "Authorization", value: try authorizations.header(for: endpoint.origin)),
            (name: "Content-Encoding", value: "aes128gcm"), (name: "Content-Type", value: "application/octet-stream"),
            (name: "TTL", value: "\(max(0, timeToLive.components.seconds))"),
            (name: "Urgency", value: urgency.rawValue),
        ]
        if let topic, Self.isTopic(topic) { headers.append((name: "Topic", value: topic)) }
        self.headers = headers
    }

    private static func isTopic(_ text: String) -> Bool {
        (1...32).contains(text.utf8.count)
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
    }
}

extension PushRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "PushRequest(\(endpoint.origin), \(body.count) bytes)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["endpoint": endpoint]) }
}
