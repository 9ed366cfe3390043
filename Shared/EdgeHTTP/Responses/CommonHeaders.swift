import NIOConcurrencyHelpers
import NIOCore

/// The fields that every fast answer of a server carries unless it sets them itself, and the date of this second.
final class CommonHeaders: Sendable {
    private let fields: [(name: String, line: String)]
    /// All of them, for the answers that set none: nearly every one.
    private let all: String
    /// The lengths of their names as bits: hardly an answer sets a field whose name is as long as one of theirs.
    private let lengths: UInt64
    /// Written once a second and not with every answer.
    private let lastDate = NIOLockedValueBox((second: Int64(-1), text: ""))

    init(_ configuration: EdgeConfiguration) {
        var fields = configuration.securityHeaders
        if let serverName = configuration.serverName { fields.append(("Server", serverName)) }
        self.fields = fields.map { name, value in
            var line = ByteBuffer()
            ResponseBytes.write(name, value, to: &line)
            return (name, String(buffer: line))
        }
        all = self.fields.map(\.line).joined()
        lengths = fields.reduce(0) { $0 | Self.bit($1.name) }
    }

    private static func bit(_ name: String) -> UInt64 { 1 << UInt64(min(name.utf8.count, 63)) }

    /// The lines of those fields that are not among `headers`.
    func lines(besides headers: [(String, String)]) -> String {
        func isOfOurs(_ name: String) -> Bool { fields.contains { FieldName.areSame($0.name, name) } }
        guard headers.contains(where: { lengths & Self.bit($0.0) != 0 && isOfOurs($0.0) }) else { return all }
        func isSet(_ name: String) -> Bool { headers.contains { FieldName.areSame($0.0, name) } }
        return fields.filter { !isSet($0.name) }.map(\.line).joined()
    }

    /// The time as HTTP writes it.
    func date(second: Int64) -> String {
        lastDate.withLockedValue { last in
            if last.second != second { last = (second, HTTPDate.string(secondsSince1970: second)) }
            return last.text
        }
    }
}
