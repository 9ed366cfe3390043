public import Configuration
import Foundation

/// Reads a service's variables into typed values and names the one that is wrong.
///
/// An empty variable counts as absent, as shells and Kubernetes manifests often leave one.
public struct ConfigurationReader: Sendable {
    private let config: ConfigReader

    public init(_ config: ConfigReader) {
        self.config = config
    }

    /// The environment of this process.
    public init() {
        self.init(ConfigReader(provider: EnvironmentVariablesProvider()))
    }

    /// Values as if they stood in the environment; for tests.
    public init(environment: [String: String]) {
        self.init(ConfigReader(provider: EnvironmentVariablesProvider(environmentVariables: environment)))
    }

    /// The text, or the variable's default, or nil.
    public func optional(_ variable: ConfigurationVariable) -> String? {
        let key = ConfigKey(variable.name.lowercased().split(separator: "_").map(String.init))
        let value = config.string(forKey: key, isSecret: variable.isSecret)
        return value.flatMap { $0.isEmpty ? nil : $0 } ?? variable.defaultValue
    }

    /// - Throws: ``ConfigurationError`` when there is neither a value nor a default.
    public func string(_ variable: ConfigurationVariable) throws(ConfigurationError) -> String {
        guard let value = optional(variable) else {
            throw ConfigurationError(variable: variable.name, reason: "is not set: \(variable.meaning)")
        }
        return value
    }

    /// - Throws: ``ConfigurationError`` when the value is no whole number in `range`.
    public func integer(
        _ variable: ConfigurationVariable,
        in range: ClosedRange<Int>
    ) throws(ConfigurationError) -> Int {
        try value(variable, "a whole number from \(range.lowerBound) to \(range.upperBound)") { text in
            Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    /// - Throws: ``ConfigurationError`` when the value is neither `true` nor `false`.
    public func boolean(_ variable: ConfigurationVariable) throws(ConfigurationError) -> Bool {
        try value(variable, "true or false") { ["true": true, "1": true, "false": false, "0": false][$0.lowercased()] }
    }

    /// - Throws: ``ConfigurationError`` when the value is no absolute http or https URL.
    public func url(_ variable: ConfigurationVariable) throws(ConfigurationError) -> URL {
        try value(variable, "an absolute http or https URL") { text in
            guard let url = URL(string: text), let scheme = url.scheme, ["http", "https"].contains(scheme),
                url.host() != nil
            else { return nil }
            return url
        }
    }

    /// The value that `parse` makes of the text.
    ///
    /// - Throws: ``ConfigurationError`` saying that the variable must be `expected`, when `parse` answers nil.
    public func value<Value>(
        _ variable: ConfigurationVariable,
        _ expected: String,
        _ parse: (String) -> Value?
    ) throws(ConfigurationError) -> Value {
        let text = try string(variable)
        guard let value = parse(text) else {
            let found = variable.isSecret ? "" : ", is \"\(text)\""
            throw ConfigurationError(variable: variable.name, reason: "must be \(expected)\(found)")
        }
        return value
    }
}
