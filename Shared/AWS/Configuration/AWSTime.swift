import Foundation

/// AWS's ISO 8601 times, with or without fractions.
enum AWSTime {
    static func parse(_ text: String) -> Date? {
        do {
            return try Date.ISO8601FormatStyle(includingFractionalSeconds: text.contains(".")).parse(text)
        } catch {
            return nil
        }
    }
}
