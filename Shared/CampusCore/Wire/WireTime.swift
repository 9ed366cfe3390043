public import Foundation

/// Times on the wire: RFC 3339 in UTC, to the millisecond.
public enum WireTime {
    /// `2026-09-01T18:00:00Z`, with milliseconds only when there are some.
    public static func format(_ date: Date) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(24)
        append(date, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The same as UTF-8, at the end of `bytes`.
    public static func append(_ date: Date, to bytes: inout [UInt8]) {
        WireTimeWriter(date).append(to: &bytes)
    }

    /// The time, or nil when the text is not RFC 3339; any offset is taken, and a leap second is the next second.
    public static func parse(_ text: String) -> Date? {
        var reader = WireTimeReader(bytes: text.utf8[...])
        return reader.date()
    }
}
