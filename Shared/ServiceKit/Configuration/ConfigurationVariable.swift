/// One environment variable a service reads: the same value drives reading, validation messages and `--help`.
public struct ConfigurationVariable: Sendable {
    /// The variable's name, in upper case with underscores.
    public let name: String
    /// What is taken when the variable is absent; nil when there is no default.
    public let defaultValue: String?
    /// What it is for, with its unit, as one line.
    public let meaning: String
    /// Whether its value must never be printed, and may stand in a file that ``fileName`` names.
    public let isSecret: Bool

    public init(_ name: String, default defaultValue: String? = nil, _ meaning: String, isSecret: Bool = false) {
        self.name = name
        self.defaultValue = defaultValue
        self.meaning = meaning
        self.isSecret = isSecret
    }

    /// The variable that names a file with the value instead; nil when this is no secret.
    ///
    /// Not the environment but a file is where Kubernetes, Docker and systemd put a secret that may change: a process
    /// sees what becomes of the file, and passes nothing of it on to its children.
    public var fileName: String? { isSecret ? name + "_FILE" : nil }

    /// The variables as a table for `--help`; a secret has a line for each of its two forms.
    public static func table(_ variables: [ConfigurationVariable]) -> String {
        let lines = variables.flatMap { variable -> [(name: String, text: String)] in
            let fallback = variable.defaultValue.map { " (default: \($0))" } ?? ""
            let line = (name: variable.name, text: variable.meaning + fallback)
            guard let fileName = variable.fileName else { return [line] }
            return [line, (name: fileName, text: "a file that holds \(variable.name) instead")]
        }
        let width = lines.map(\.name.count).max() ?? 0
        return lines.map { line in
            "  \(line.name)\(String(repeating: " ", count: width - line.name.count + 2))\(line.text)"
        }.joined(separator: "\n")
    }
}
