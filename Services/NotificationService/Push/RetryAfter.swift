import Foundation

/// The header that says when to come back (RFC 9110 §10.2.3).
enum RetryAfter {
    /// The time from now; nil when there is no header or it is neither seconds nor a date.
    static func duration(_ value: String?, now: Date) -> Duration? {
        guard let value else { return nil }
        if let seconds = Int(value) { return .seconds(max(0, min(seconds, 86_400))) }
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = .gmt
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return formatter.date(from: value).map { .seconds(max(0, min($0.timeIntervalSince(now), 86_400))) }
    }
}
