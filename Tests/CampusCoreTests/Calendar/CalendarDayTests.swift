import CampusCore
import Foundation
import Testing

@Suite struct CalendarDayTests {
    @Test(arguments: ["2026-11-30", "2028-02-29", "0001-01-01", "9999-12-31"])
    func daysAreRead(text: String) {
        #expect(CalendarDay(rawValue: text)?.rawValue == text)
    }

    @Test(
        arguments: [
            "", "2026-11-31", "2027-02-29", "2026-13-01", "2026-1-01", "0000-01-01", "2026-11-30Z", "2026-11-3\0",
            "-026-11-30", "26-11-30", "２026-11-30",
        ]
    )
    func otherTextsAreNone(text: String) {
        #expect(CalendarDay(rawValue: text) == nil)
    }

    @Test func daysAreCounted() throws {
        let day = try #require(CalendarDay(rawValue: "2028-02-28"))
        #expect(day.adding(days: 2).rawValue == "2028-03-01")
        #expect(day.adding(days: -59).rawValue == "2027-12-31")
        #expect(day.days(to: day.adding(days: 400)) == 400 && day.adding(days: 3).days(to: day) == -3)
        #expect(day < day.adding(days: 1))
    }

    @Test func monthsHaveTheirEnds() throws {
        for (day, start, end) in [
            ("2028-02-11", "2028-02-01", "2028-02-29"), ("2027-02-28", "2027-02-01", "2027-02-28"),
            ("2026-12-31", "2026-12-01", "2026-12-31"), ("2026-11-01", "2026-11-01", "2026-11-30"),
        ] {
            let day = try #require(CalendarDay(rawValue: day))
            #expect(day.startOfMonth.rawValue == start && day.endOfMonth.rawValue == end)
        }
    }

    @Test func aMomentsDayIsUTCs() {
        #expect(CalendarDay(Date(timeIntervalSince1970: 86_399.999)).rawValue == "1970-01-01")
        #expect(CalendarDay(Date(timeIntervalSince1970: 86_400)).rawValue == "1970-01-02")
    }
}
