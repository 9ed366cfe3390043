import Foundation

/// A line of a CSV file (RFC 4180).
public enum CSVLine {
    /// The fields with commas between them and CRLF behind.
    ///
    /// A spreadsheet takes what begins with `=`, `+`, `-` or `@` for a formula and runs it, whoever wrote it; such a text
    /// gets an apostrophe before it, which spreadsheets do not show (OWASP, CSV injection). Numbers are no such texts.
    ///
    /// - Parameter fields: nil is an empty one.
    public static func text(_ fields: [String?]) -> String {
        fields.map(field).joined(separator: ",") + "\r\n"
    }

    private static func field(_ value: String?) -> String {
        guard var value, !value.isEmpty else { return "" }
        if let first = value.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first), Double(value) == nil {
            value = "'" + value
        }
        // By scalars: a carriage return and a line feed are one `Character`.
        let isPlain = !value.unicodeScalars.contains { "\",\r\n".unicodeScalars.contains($0) }
        return isPlain ? value : "\"" + value.replacing("\"", with: "\"\"") + "\""
    }

    /// A part of one, or hours, to four places; nil for nil.
    public static func rate(_ value: Double?) -> String? {
        value.map { String(format: "%.4f", locale: Locale(identifier: "en_US_POSIX"), $0) }
    }
}

/// What can be written as a line of a CSV file.
public protocol CSVRow: Sendable {
    /// The names of the columns, which are the file's first line.
    static var csvColumns: [String] { get }
    /// As many as there are columns; nil is an empty one.
    var csvFields: [String?] { get }
}
