public import Foundation

/// Times on the wire: RFC 3339 in UTC, to the millisecond.
public enum WireTime {
    private static let whole = Date.ISO8601FormatStyle()
    private static let fractional = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

    /// `2026-09-01T18:00:00Z`, with milliseconds only when there are some.
    public static func format(_ date: Date) -> String {
        let milliseconds = (date.timeIntervalSince1970 * 1000).rounded()
        let rounded = Date(timeIntervalSince1970: milliseconds / 1000)
        return milliseconds.truncatingRemainder(dividingBy: 1000) == 0
            ? rounded.formatted(whole) : rounded.formatted(fractional)
    }

    /// The time, or nil when the text is not RFC 3339; any offset is taken.
    public static func parse(_ text: String) -> Date? {
        do {
            return try text.contains(".") ? fractional.parse(text) : whole.parse(text)
        } catch {
            return nil
        }
    }
}
