/// A variable is missing or wrong; the service does not start.
public struct ConfigurationError: Error, CustomStringConvertible, Sendable {
    /// The variable's name.
    public let variable: String
    /// What is wrong, without the value when that is a secret.
    public let reason: String

    public init(variable: String, reason: String) {
        self.variable = variable
        self.reason = reason
    }

    public var description: String { "\(variable) \(reason)" }
}
