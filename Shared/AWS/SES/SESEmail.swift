/// A mail for SES, as whole MIME message.
public struct SESEmail: Sendable {
    /// A verified identity.
    public let from: String
    public let to: [String]
    public let rawMessage: [UInt8]
    /// The configuration set whose event destinations hear of bounces; nil for none.
    public var configurationSet: String?
    /// What events of this mail are known by: names and values of ASCII letters, digits, `_` and `-`.
    public var tags: [(name: String, value: String)]
    /// The place in a trace that sending it is (W3C Trace Context); nil for none.
    public var traceparent: String?

    public init(
        from: String,
        to: [String],
        rawMessage: [UInt8],
        configurationSet: String? = nil,
        tags: [(name: String, value: String)] = []
    ) {
        self.from = from
        self.to = to
        self.rawMessage = rawMessage
        self.configurationSet = configurationSet
        self.tags = tags
    }
}
