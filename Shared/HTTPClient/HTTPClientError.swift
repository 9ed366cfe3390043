/// Why there is no answer.
public struct HTTPClientError: Error, Sendable, CustomStringConvertible {
    public enum Code: Sendable, Equatable {
        case invalidRequest, connectionFailed, timeout, cancelled, tls, responseTooLarge, queueFull, closed
        /// The address is none of the public internet, and only those are allowed.
        case forbiddenAddress
        /// The server offers no way to sign in that we know.
        case signInFailed
    }

    public let code: Code
    /// What libcurl or we say about it; no header and no body.
    public let message: String
    /// Whether the server may have seen the request: then repeating it is for the caller to decide.
    public let mayHaveBeenSent: Bool

    public init(_ code: Code, _ message: String, mayHaveBeenSent: Bool = false) {
        self.code = code
        self.message = message
        self.mayHaveBeenSent = mayHaveBeenSent
    }

    public var description: String { "HTTP \(code): \(message)" }
}
