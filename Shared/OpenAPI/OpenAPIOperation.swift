/// One thing that can be asked of a service.
public struct OpenAPIOperation: Hashable, Comparable, CustomStringConvertible, Sendable {
    /// In capitals, as HTTP writes it.
    public let method: String
    /// With its parameters in braces, such as `/api/v1/events/{id}`.
    public let path: String

    public init(method: String, path: String) {
        self.method = method.uppercased()
        self.path = path
    }

    public var description: String { "\(method) \(path)" }

    public static func < (one: OpenAPIOperation, other: OpenAPIOperation) -> Bool {
        (one.path, one.method) < (other.path, other.method)
    }
}
