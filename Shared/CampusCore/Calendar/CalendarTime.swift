import Foundation

/// Values of type DATE-TIME and UTC-OFFSET (RFC 5545 §3.3.5, §3.3.14), to the second.
enum CalendarTime {
    private static let style = Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted)

    /// `20260329T010000Z`
    static func utc(_ date: Date) -> String {
        Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down)).formatted(style)
    }

    /// `20260329T020000`: what a clock shows that is `offset` seconds ahead of UTC.
    static func local(_ date: Date, offset: Int) -> String {
        String(utc(date.addingTimeInterval(Double(offset))).dropLast())
    }

    /// `+0530`; with seconds only when there are some.
    static func offset(_ seconds: Int) -> String {
        func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let (hours, minutes, rest) = (abs(seconds) / 3600, abs(seconds) / 60 % 60, abs(seconds) % 60)
        return (seconds < 0 ? "-" : "+") + digits(hours) + digits(minutes) + (rest == 0 ? "" : digits(rest))
    }
}
