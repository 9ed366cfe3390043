/// The API's description cannot be put together; the service does not start.
public struct OpenAPIError: Error, Equatable, CustomStringConvertible, Sendable {
    public enum Code: Equatable, Sendable {
        /// A fragment cannot be read, or is no JSON object.
        case unreadable
        /// Two fragments say the same thing, such as one path.
        case duplicate
    }

    public let code: Code
    /// The file that is wrong.
    public let fragment: String
    /// What is wrong with it; for a duplicate, the member as a JSON pointer (RFC 6901).
    public let detail: String

    public init(_ code: Code, fragment: String, detail: String) {
        self.code = code
        self.fragment = fragment
        self.detail = detail
    }

    public var description: String {
        switch code {
        case .unreadable: "\(fragment) cannot be read: \(detail)"
        case .duplicate: "\(fragment) says again what another fragment says: \(detail)"
        }
    }
}
