/// One environment variable a service reads: the same value drives reading, validation messages and `--help`.
public struct ConfigurationVariable: Sendable {
    /// The variable's name, in upper case with underscores.
    public let name: String
    /// What is taken when the variable is absent; nil when there is no default.
    public let defaultValue: String?
    /// What it is for, with its unit, as one line.
    public let meaning: String
    /// Whether its value must never be printed.
    public let isSecret: Bool

    public init(_ name: String, default defaultValue: String? = nil, _ meaning: String, isSecret: Bool = false) {
        self.name = name
        self.defaultValue = defaultValue
        self.meaning = meaning
        self.isSecret = isSecret
    }

    /// The variables as a table for `--help`.
    public static func table(_ variables: [ConfigurationVariable]) -> String {
        let width = variables.map(\.name.count).max() ?? 0
        return variables.map { variable in
            let padding = String(repeating: " ", count: width - variable.name.count + 2)
            let fallback = variable.defaultValue.map { " (default: \($0))" } ?? ""
            return "  \(variable.name)\(padding)\(variable.meaning)\(fallback)"
        }.joined(separator: "\n")
    }
}
