public import Foundation

/// A value that can be read from a column in PostgreSQL's text format.
public protocol PostgresDecodable {
    /// - Parameter postgresText: the column's bytes, valid during the call; nil is NULL.
    /// - Returns: nil when the bytes are no such value.
    static func decode(postgresText: UnsafeRawBufferPointer?) -> Self?
}

extension String: PostgresDecodable {
    public static func decode(postgresText: UnsafeRawBufferPointer?) -> String? {
        postgresText.map { String(decoding: $0, as: UTF8.self) }
    }
}

extension Bool: PostgresDecodable {
    public static func decode(postgresText: UnsafeRawBufferPointer?) -> Bool? {
        switch postgresText?.first {
        case UInt8(ascii: "t"): true
        case UInt8(ascii: "f"): false
        default: nil
        }
    }
}

extension Int: PostgresDecodable {
    public static func decode(postgresText: UnsafeRawBufferPointer?) -> Int? {
        String.decode(postgresText: postgresText).flatMap { Int($0) }
    }
}

extension Int64: PostgresDecodable {
    public static func decode(postgresText: UnsafeRawBufferPointer?) -> Int64? {
        String.decode(postgresText: postgresText).flatMap { Int64($0) }
    }
}

extension Double: PostgresDecodable {
    public static func decode(postgresText: UnsafeRawBufferPointer?) -> Double? {
        String.decode(postgresText: postgresText).flatMap { Double($0) }
    }
}

extension UUID: PostgresDecodable {
    public static func decode(postgresText: UnsafeRawBufferPointer?) -> UUID? {
        String.decode(postgresText: postgresText).flatMap { UUID(uuidString: $0) }
    }
}

extension Date: PostgresDecodable {
    public static func decode(postgresText: UnsafeRawBufferPointer?) -> Date? {
        postgresText.flatMap(PostgresTimestamp.date)
    }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
    public static func decode(postgresText: UnsafeRawBufferPointer?) -> Wrapped?? {
        guard let postgresText else { return .some(nil) }
        return Wrapped.decode(postgresText: postgresText).map { .some($0) }
    }
}
