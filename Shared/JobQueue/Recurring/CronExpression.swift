/// When something recurs, as crontab(5) writes it: minute, hour, day of the month, month, day of the week.
///
/// A field is `*`, a value, a range, each of them with a step where it is more than one, or a list of these; months and
/// weekdays may be names of three letters, and Sunday is 0 or 7. Where both days are restricted, either is enough; one
/// that begins with `*` restricts along with the other. `@hourly`, `@daily`, `@weekly`, `@monthly` and `@yearly` are
/// short for what they say, at the first minute.
public struct CronExpression: Sendable, Hashable, CustomStringConvertible {
    /// As it was written.
    public let description: String
    /// Whether hours or minutes are left open: it then means an interval, not certain times of a day.
    let isInterval: Bool
    /// In seconds since midnight, rising.
    let timesOfDay: [Int]
    private let day: CronField
    private let month: CronField
    private let weekday: CronField

    /// - Throws: ``CronError`` for what is none, or means no day at all.
    public init(_ text: String) throws(CronError) {
        description = text
        let written = Self.shortNames[text.lowercased()] ?? text
        let fields = written.split { $0 == " " || $0 == "\t" }
        guard fields.count == 5 else {
            throw CronError(code: .notFiveFields, message: "\"\(text)\" has \(fields.count) fields and not five")
        }
        let minute = try CronField(fields[0], .minute)
        let hour = try CronField(fields[1], .hour)
        isInterval = minute.isOpen || hour.isOpen
        timesOfDay = hour.values.flatMap { hour in minute.values.map { hour * 3600 + $0 * 60 } }
        day = try CronField(fields[2], .day)
        month = try CronField(fields[3], .month)
        weekday = try CronField(fields[4], .weekday)
        // A weekday that is enough by itself comes in every month; otherwise some month must have the day.
        if weekday.isOpen, !month.values.contains(where: { day.values[0] <= Self.longestMonths[$0 - 1] }) {
            throw CronError(code: .neverFires, message: "\"\(text)\" means no day of any year")
        }
    }

    /// Whether it means some time of this day.
    func matches(_ date: CivilDate) -> Bool {
        guard month.contains(date.month) else { return false }
        let matchesDay = day.contains(date.day)
        let matchesWeekday = weekday.contains(date.weekday)
        return day.isOpen || weekday.isOpen ? matchesDay && matchesWeekday : matchesDay || matchesWeekday
    }

    private static let longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

    private static let shortNames = [
        "@hourly": "0 * * * *", "@daily": "0 0 * * *", "@midnight": "0 0 * * *", "@weekly": "0 0 * * 0",
        "@monthly": "0 0 1 * *", "@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *",
    ]
}
