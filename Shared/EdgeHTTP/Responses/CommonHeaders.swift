/// The fields that every fast answer of a server carries unless it sets them itself.
final class CommonHeaders: Sendable {
    /// Name in lower case, and the whole line.
    private let lines: [(name: String, line: String)]

    init(_ configuration: EdgeConfiguration) {
        var fields = configuration.securityHeaders
        if let serverName = configuration.serverName { fields.append(("Server", serverName)) }
        lines = fields.map { ($0.name.lowercased(), ResponseBytes.line($0.name, $0.value)) }
    }

    func lines(besides headers: [(String, String)]) -> [String] {
        let own = headers.map { $0.0.lowercased() }
        return lines.compactMap { own.contains($0.name) ? nil : $0.line }
    }
}
