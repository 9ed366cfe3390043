/// The settings that AWS's SDKs share, from the environment.
public struct AWSConfiguration: Sendable {
    let environment: [String: String]

    public init(environment: [String: String]) {
        self.environment = environment.filter { $0.key.hasPrefix("AWS_") && !$0.value.isEmpty }
    }

    /// `AWS_REGION`, or `AWS_DEFAULT_REGION`.
    public var region: String? { environment["AWS_REGION"] ?? environment["AWS_DEFAULT_REGION"] }

    /// An endpoint in place of AWS's own: `AWS_ENDPOINT_URL_SERVICE`, or `AWS_ENDPOINT_URL`.
    public func endpoint(service: String) -> String? {
        let endpoint = environment["AWS_ENDPOINT_URL_\(service)"] ?? environment["AWS_ENDPOINT_URL"]
        return endpoint.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
    }
}

extension AWSConfiguration: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The names alone: AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN and the container's token are secrets.
    public var description: String { "AWSConfiguration(\(environment.keys.sorted().joined(separator: ", ")))" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["variables": environment.keys.sorted()]) }
}
