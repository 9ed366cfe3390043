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

    /// The text, or the variable's default, or nil. A secret's text may stand in the file that
    /// ``ConfigurationVariable/fileName`` names.
    ///
    /// - Throws: ``ConfigurationError`` when a secret is given in both ways, or its file cannot be read.
    public func optional(_ variable: ConfigurationVariable) throws(ConfigurationError) -> String? {
        if let file = try file(of: variable) { return try file.read().text }
        return text(variable.name, isSecret: variable.isSecret) ?? variable.defaultValue
    }

    /// A secret that is read again when its file changes; one from the environment never does.
    ///
    /// - Parameter parse: makes the value of the text; the error it throws must not quote the text.
    /// - Throws: ``ConfigurationError`` when there is none, it is given in both ways, or `parse` refuses it.
    public func secret<Value: Sendable>(
        _ variable: ConfigurationVariable,
        parse: @escaping @Sendable (String) throws(ConfigurationError) -> Value
    ) throws(ConfigurationError) -> ReloadingSecret<Value> {
        if let file = try file(of: variable) {
            return try ReloadingSecret(name: file.variable, path: file.path, parse: parse)
        }
        return ReloadingSecret(try parse(string(variable)), name: variable.name)
    }

    /// A secret's text, read again when its file changes.
    ///
    /// - Throws: ``ConfigurationError`` when there is none, or it is given in both ways.
    public func secret(_ variable: ConfigurationVariable) throws(ConfigurationError) -> ReloadingSecret<String> {
        try secret(variable) { text throws(ConfigurationError) in text }
    }

    /// A secret's text, read again when its file changes, or nil when there is none.
    ///
    /// - Throws: ``ConfigurationError`` when it is given in both ways, or its file cannot be read.
    public func optionalSecret(
        _ variable: ConfigurationVariable
    ) throws(ConfigurationError) -> ReloadingSecret<String>? {
        try optional(variable) == nil ? nil : secret(variable)
    }

    /// The file that holds the variable's value, when one is named.
    private func file(of variable: ConfigurationVariable) throws(ConfigurationError) -> SecretFile? {
        guard let name = variable.fileName, let path = text(name, isSecret: false) else { return nil }
        guard text(variable.name, isSecret: true) == nil else {
            throw ConfigurationError(variable: variable.name, reason: "and \(name) are both set; set one of them")
        }
        return SecretFile(variable: name, path: path)
    }

    private func text(_ name: String, isSecret: Bool) -> String? {
        let key = ConfigKey(name.lowercased().split(separator: "_").map(String.init))
        return config.string(forKey: key, isSecret: isSecret).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// - Throws: ``ConfigurationError`` when there is neither a value nor a default.
    public func string(_ variable: ConfigurationVariable) throws(ConfigurationError) -> String {
        guard let value = try optional(variable) else {
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

    /// - Throws: ``ConfigurationError`` when the value is no absolute http or https URL, or holds a password: such a
    ///   URL is no secret, and stands in links and logs.
    public func url(_ variable: ConfigurationVariable) throws(ConfigurationError) -> URL {
        try value(variable, "an absolute http or https URL without user and password") { text in
            guard let url = URL(string: text), let scheme = url.scheme, ["http", "https"].contains(scheme),
                url.host() != nil, url.user() == nil, url.password() == nil
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
            // What has the form of a URL with a password is not repeated, whatever the variable is for.
            let found = variable.isSecret || text.contains("@") ? "" : ", is \"\(text)\""
            throw ConfigurationError(variable: variable.name, reason: "must be \(expected)\(found)")
        }
        return value
    }
}

extension ConfigurationReader: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "ConfigurationReader" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["variables": "<redacted>"]) }
}
