public import Foundation

extension UUID: PostgresDecodable {
    public static func decode(postgresText: UnsafeRawBufferPointer?) -> UUID? {
        guard let postgresText, postgresText.count == 36 else { return nil }
        var bytes: (UInt64, UInt64) = (0, 0)
        for (position, character) in postgresText.enumerated() {
            if position == 8 || position == 13 || position == 18 || position == 23 {
                guard character == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = Hexadecimal.value(character) else { return nil }
            // Each digit pushes the others to the left, across the two halves.
            bytes.0 = bytes.0 << 4 | bytes.1 >> 60
            bytes.1 = bytes.1 << 4 | UInt64(digit)
        }
        bytes = (bytes.0.bigEndian, bytes.1.bigEndian)
        return UUID(uuid: unsafeBitCast(bytes, to: uuid_t.self))  // two words of 8 bytes and 16 bytes are one size
    }
}

extension Date: PostgresDecodable {
    public static func decode(postgresText: UnsafeRawBufferPointer?) -> Date? {
        postgresText.flatMap(PostgresTimestamp.date)
    }
}

extension Data: PostgresDecodable {
    /// `bytea` in its hex format, PostgreSQL's default.
    public static func decode(postgresText: UnsafeRawBufferPointer?) -> Data? {
        guard let postgresText, postgresText.starts(with: "\\x".utf8), postgresText.count % 2 == 0 else { return nil }
        var bytes = Data(capacity: postgresText.count / 2 - 1)
        for position in stride(from: 2, to: postgresText.count, by: 2) {
            guard let high = Hexadecimal.value(postgresText[position]),
                let low = Hexadecimal.value(postgresText[position + 1])
            else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }
}
