import Foundation
import Testing

@testable import JobQueue

@Suite struct CronExpressionTests {
    /// 2026-03-01, a Sunday.
    private let sunday = CivilDate(daysSince1970: 20_513)

    @Test func daysAreThoseOfTheCalendar() {
        #expect(sunday.month == 3 && sunday.day == 1 && sunday.weekday == 0)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        for days in stride(from: -200_000, through: 200_000, by: 97) {
            let date = CivilDate(daysSince1970: days)
            let moment = Date(timeIntervalSince1970: Double(days) * 86_400)
            let parts = calendar.dateComponents([.month, .day, .weekday], from: moment)
            let isSame = date.month == parts.month && date.day == parts.day && date.weekday + 1 == parts.weekday
            // Foundation's calendar is the Julian one before October 1582.
            #expect(isSame || days < -141_427, "day \(days)")
        }
    }

    @Test(arguments: [
        ("*/20", [0, 20, 40]), ("7", [7]), ("1-5", [1, 2, 3, 4, 5]), ("10-20/5", [10, 15, 20]), ("*/40", [0, 40]),
        ("3,1,2,1", [1, 2, 3]), ("0-4/3,59", [0, 3, 59]), ("*/100", [0]),
    ])
    func minutesAreRead(_ text: String, _ values: [Int]) throws {
        #expect(try CronField(text, .minute).values == values)
    }

    @Test func namesAndBothSundaysAreRead() throws {
        #expect(try CronField("JAN,mar-May", .month).values == [1, 3, 4, 5])
        #expect(try CronField("mon-FRI", .weekday).values == [1, 2, 3, 4, 5])
        #expect(try CronField("7", .weekday).values == [0])
        #expect(try CronField("5-7", .weekday).values == [0, 5, 6])
        #expect(try CronField("*/7", .weekday).values == [0])
        #expect(try CronField("*", .weekday).values == [0, 1, 2, 3, 4, 5, 6])
    }

    @Test(arguments: [
        "60 * * * *", "* 24 * * *", "* * 0 * *", "* * 32 * *", "* * * 0 *", "* * * 13 *", "* * * * 8", "-1 * * * *",
        "+1 * * * *", "1- * * * *", "5-1 * * * *", "*/0 * * * *", "5/10 * * * *", "1,,2 * * * *", ", * * * *",
        "a * * * *", "MON * * * *", "* * * MON *", "* * * * SUNDAY", "1-2-3 * * * *", "*/2/2 * * * *", "** * * * *",
        "1.5 * * * *", "99999999999999999999 * * * *", "٣ * * * *", "*- * * * *", "*-5 * * * *",
    ])
    func aFieldThatSaysNothingIsRefused(_ text: String) {
        let error = #expect(throws: CronError.self) { try CronExpression(text) }
        #expect(error?.code == .invalidField)
    }

    @Test(arguments: ["", "* * * *", "* * * * * *", "@never", "hello"])
    func thereAreFiveFields(_ text: String) {
        let error = #expect(throws: CronError.self) { try CronExpression(text) }
        #expect(error?.code == .notFiveFields)
    }

    @Test(arguments: ["0 0 30 2 *", "0 0 31 4,6,9,11 *", "0 0 31 2 */2"])
    func whatNeverFiresIsRefused(_ text: String) {
        let error = #expect(throws: CronError.self) { try CronExpression(text) }
        #expect(error?.code == .neverFires)
    }

    @Test func shortNamesSayTheSame() throws {
        #expect(try CronExpression("@Hourly").timesOfDay == CronExpression("0 * * * *").timesOfDay)
        #expect(try CronExpression("@weekly").matches(sunday))
        #expect(try !CronExpression("@weekly").matches(sunday.next))
        #expect(try CronExpression("@monthly").matches(sunday))
        #expect(try !CronExpression("@yearly").matches(sunday))
    }

    @Test func ofTwoRestrictedDaysOneIsEnough() throws {
        let first = try CronExpression("0 0 1 * MON")
        #expect(first.matches(sunday) && first.matches(sunday.next) && !first.matches(sunday.next.next))
        // crontab(5): one that begins with * restricts along with the other.
        let both = try CronExpression("0 0 */2 * SUN")
        #expect(both.matches(sunday) && !both.matches(CivilDate(daysSince1970: sunday.daysSince1970 + 7)))
    }
}
