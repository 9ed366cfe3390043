/// What is wrong with a push before it is sent.
public struct WebPushError: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Code: Sendable, Equatable {
        /// The browser's key or secret is none.
        case invalidKeys
        /// The address is none to which we send.
        case forbiddenEndpoint
        case payloadTooLarge
        /// Our own key cannot be used.
        case invalidIdentity
    }

    public let code: Code
    /// Without the address, which is a secret, and without keys.
    public let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { "push \(code): \(message)" }
}
