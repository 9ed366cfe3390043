public import Foundation

/// A value that can be bound to a statement.
public protocol PostgresEncodable: Sendable {
    /// The value in PostgreSQL's text format; nil is NULL.
    var postgresText: String? { get }
}

extension String: PostgresEncodable {
    public var postgresText: String? { self }
}

extension Bool: PostgresEncodable {
    public var postgresText: String? { self ? "t" : "f" }
}

extension Int: PostgresEncodable {
    public var postgresText: String? { String(self) }
}

extension Int64: PostgresEncodable {
    public var postgresText: String? { String(self) }
}

extension Double: PostgresEncodable {
    public var postgresText: String? { String(self) }
}

extension UUID: PostgresEncodable {
    public var postgresText: String? { uuidString }
}

extension Date: PostgresEncodable {
    public var postgresText: String? { PostgresTimestamp.text(self) }
}

extension Data: PostgresEncodable {
    public var postgresText: String? {
        let digits = Array("0123456789abcdef".utf8)
        return "\\x" + String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

extension Optional: PostgresEncodable where Wrapped: PostgresEncodable {
    public var postgresText: String? { self?.postgresText }
}

extension Array: PostgresEncodable where Element: PostgresEncodable {
    /// An array literal (https://www.postgresql.org/docs/15/arrays.html#ARRAYS-IO), every element quoted.
    public var postgresText: String? {
        let elements = map { element in
            guard let text = element.postgresText else { return "NULL" }
            return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
        }
        return "{" + elements.joined(separator: ",") + "}"
    }
}
