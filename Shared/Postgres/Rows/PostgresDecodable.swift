/// A value that can be read from a column in PostgreSQL's text format.
///
/// A `RawRepresentable` type only has to declare the conformance.
public protocol PostgresDecodable {
    /// - Parameter postgresText: the column's bytes, valid during the call; nil is NULL.
    /// - Returns: nil when the bytes are no such value.
    static func decode(postgresText: UnsafeRawBufferPointer?) -> Self?
}

extension PostgresDecodable where Self: RawRepresentable, RawValue: PostgresDecodable {
    public static func decode(postgresText: UnsafeRawBufferPointer?) -> Self? {
        RawValue.decode(postgresText: postgresText).flatMap(Self.init(rawValue:))
    }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
    public static func decode(postgresText: UnsafeRawBufferPointer?) -> Wrapped?? {
        guard let postgresText else { return .some(nil) }
        return Wrapped.decode(postgresText: postgresText).map { .some($0) }
    }
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

extension PostgresDecodable where Self: FixedWidthInteger {
    public static func decode(postgresText: UnsafeRawBufferPointer?) -> Self? {
        guard let postgresText, var digits = Optional(postgresText[...]) else { return nil }
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative { digits = digits.dropFirst() }
        guard !digits.isEmpty else { return nil }
        var value: Self = 0
        for byte in digits {
            guard case 48...57 = byte else { return nil }
            // Counted down from 0, because the lowest value has no positive counterpart.
            let (tens, tensOverflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflow) = tens.subtractingReportingOverflow(Self(byte - 48))
            guard !tensOverflow, !overflow else { return nil }
            value = sum
        }
        if isNegative { return value }
        let (positive, overflow) = (0 as Self).subtractingReportingOverflow(value)
        return overflow ? nil : positive
    }
}

extension Int: PostgresDecodable {}
extension Int16: PostgresDecodable {}
extension Int32: PostgresDecodable {}
extension Int64: PostgresDecodable {}

extension Double: PostgresDecodable {
    public static func decode(postgresText: UnsafeRawBufferPointer?) -> Double? {
        String.decode(postgresText: postgresText).flatMap { Double($0) }
    }
}
