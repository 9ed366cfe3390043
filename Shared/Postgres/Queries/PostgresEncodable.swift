public import Foundation

/// A value that can be bound to a statement.
///
/// A `RawRepresentable` type only has to declare the conformance.
public protocol PostgresEncodable: Sendable {
    /// The value in PostgreSQL's text format; nil is NULL.
    var postgresText: String? { get }
}

extension PostgresEncodable where Self: RawRepresentable, RawValue: PostgresEncodable {
    public var postgresText: String? { rawValue.postgresText }
}

extension String: PostgresEncodable {
    public var postgresText: String? { self }
}

extension Bool: PostgresEncodable {
    public var postgresText: String? { self ? "t" : "f" }
}

extension PostgresEncodable where Self: FixedWidthInteger {
    public var postgresText: String? { String(self) }
}

extension Int: PostgresEncodable {}
extension Int16: PostgresEncodable {}
extension Int32: PostgresEncodable {}
extension Int64: PostgresEncodable {}

extension Double: PostgresEncodable {
    /// `inf` and `nan`, as Swift writes them, PostgreSQL reads as well.
    public var postgresText: String? { String(self) }
}

extension UUID: PostgresEncodable {
    public var postgresText: String? {
        // Not Foundation's, which prints through C's formats: every RSVP binds two of them.
        // PostgreSQL takes the digits without dashes, too (section 8.12 of its manual).
        withUnsafeBytes(of: uuid) { Hexadecimal.text($0) }
    }
}

extension Date: PostgresEncodable {
    public var postgresText: String? { PostgresTimestamp.text(self) }
}

extension Data: PostgresEncodable {
    /// `bytea` in its hex format.
    public var postgresText: String? { "\\x" + Hexadecimal.text(self) }
}

extension Optional: PostgresEncodable where Wrapped: PostgresEncodable {
    public var postgresText: String? { self?.postgresText }
}

extension Array: PostgresEncodable where Element: PostgresEncodable {
    /// An array of one dimension; an optional element may be NULL.
    public var postgresText: String? {
        // A key path of a generic type would be made anew for each array.
        PostgresArrayText.text(lazy.map { $0.postgresText })
    }
}
