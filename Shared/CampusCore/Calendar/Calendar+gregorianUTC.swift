import Foundation

extension Calendar {
    /// For dates whose local time is written as if it stood in UTC.
    static let gregorianUTC: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }()
}
