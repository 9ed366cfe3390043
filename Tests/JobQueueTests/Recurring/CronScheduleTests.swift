import Foundation
import RedisTesting
import Testing

@testable import JobQueue

@Suite struct CronScheduleTests {
    private func schedule(_ text: String, _ zone: String = "Europe/Berlin") throws -> CronSchedule {
        CronSchedule(try CronExpression(text), in: try #require(TimeZone(identifier: zone)))
    }

    private func date(_ text: String) throws -> Date {
        try Date(text, strategy: .iso8601)
    }

    /// The fires after a moment, as many as are expected.
    private func fires(_ schedule: CronSchedule, after text: String, _ expected: [String]) throws {
        var moment = try date(text)
        var fires: [String] = []
        for _ in expected {
            moment = schedule.next(after: moment)
            fires.append(moment.formatted(.iso8601))
        }
        #expect(fires == expected)
    }

    @Test func itFiresLaterThanTheMomentAskedFor() throws {
        let schedule = try schedule("*/15 9-10 * * MON-FRI", "UTC")
        // 2026-01-02 is a Friday.
        try fires(
            schedule,
            after: "2026-01-02T10:30:00Z",
            ["2026-01-02T10:45:00Z", "2026-01-05T09:00:00Z", "2026-01-05T09:15:00Z"]
        )
        let before = try date("2026-01-02T10:45:00Z").addingTimeInterval(-0.001)
        #expect(schedule.next(after: before) == (try date("2026-01-02T10:45:00Z")))
    }

    @Test func itsHoursAreThoseOfItsZone() throws {
        try fires(
            schedule("30 8 * * *"),
            after: "2026-03-28T00:00:00Z",
            ["2026-03-28T07:30:00Z", "2026-03-29T06:30:00Z"]
        )
        try fires(schedule("0 0 1 1 *", "Pacific/Kiritimati"), after: "2026-06-01T00:00:00Z", ["2026-12-31T10:00:00Z"])
        try fires(schedule("15 5 * * *", "Asia/Kathmandu"), after: "2026-06-01T00:00:00Z", ["2026-06-01T23:30:00Z"])
    }

    @Test func whatTheClockLeavesOutFiresAtTheChange() throws {
        // On 2026-03-29 it is 3 o'clock in Berlin after 1:59.
        try fires(
            schedule("0,30 2 * * *"),
            after: "2026-03-28T12:00:00Z",
            ["2026-03-29T01:00:00Z", "2026-03-30T00:00:00Z", "2026-03-30T00:30:00Z"]
        )
        try fires(
            schedule("30 2,3 * * *"),
            after: "2026-03-28T12:00:00Z",
            ["2026-03-29T01:00:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z"]
        )
    }

    @Test func whatComesTwiceFiresOnce() throws {
        // On 2026-10-25 it is 2 o'clock in Berlin after 2:59.
        try fires(
            schedule("30 2 * * *"),
            after: "2026-10-24T12:00:00Z",
            ["2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"]
        )
        #expect(try schedule("30 2 * * *").next(after: date("2026-10-25T00:45:00Z")) == date("2026-10-26T01:30:00Z"))
    }

    @Test func anIntervalGoesOnThroughTheChange() throws {
        try fires(
            schedule("*/30 * * * *"),
            after: "2026-10-24T23:45:00Z",
            ["00:00", "00:30", "01:00", "01:30", "02:00"].map { "2026-10-25T\($0):00Z" }
        )
        try fires(
            schedule("*/30 * * * *"),
            after: "2026-03-29T00:15:00Z",
            ["00:30", "01:00", "01:30"].map { "2026-03-29T\($0):00Z" }
        )
        // The hour is certain and the minute is not: an interval within the hour, which comes twice, or not at all.
        try fires(
            schedule("*/30 2 * * *"),
            after: "2026-10-24T12:00:00Z",
            ["00:00", "00:30", "01:00", "01:30"].map { "2026-10-25T\($0):00Z" }
        )
        try fires(schedule("*/30 2 * * *"), after: "2026-03-28T12:00:00Z", ["2026-03-30T00:00:00Z"])
    }

    @Test func zonesThatChangeAtMidnightOrByHalfAnHourOrByADay() throws {
        // Cuba goes from 0:00 to 1:00 on 2026-03-08, and from 1:00 to 0:00 on 2026-11-01.
        try fires(schedule("0 0 * * *", "America/Havana"), after: "2026-03-07T12:00:00Z", ["2026-03-08T05:00:00Z"])
        try fires(
            schedule("30 0 * * *", "America/Havana"),
            after: "2026-10-31T12:00:00Z",
            ["2026-11-01T04:30:00Z", "2026-11-02T05:30:00Z"]
        )
        // Lord Howe goes back by half an hour, from 2:00 to 1:30, on 2026-04-05.
        try fires(
            schedule("45 1 * * *", "Australia/Lord_Howe"),
            after: "2026-04-04T12:00:00Z",
            ["2026-04-04T14:45:00Z", "2026-04-05T15:15:00Z"]
        )
        // Samoa had no 2011-12-30.
        try fires(
            schedule("0 12 * * *", "Pacific/Apia"),
            after: "2011-12-29T23:00:00Z",
            ["2011-12-30T10:00:00Z", "2011-12-30T22:00:00Z"]
        )
    }

    @Test func rareDaysAreFound() throws {
        try fires(
            schedule("0 0 29 2 *", "UTC"),
            after: "2096-03-01T00:00:00Z",
            ["2104-02-29T00:00:00Z", "2108-02-29T00:00:00Z"]
        )
        // A leap day on a Sunday, or any other even weekday.
        try fires(
            schedule("0 0 29 2 */7", "UTC"),
            after: "2026-01-01T00:00:00Z",
            ["2032-02-29T00:00:00Z", "2060-02-29T00:00:00Z"]
        )
    }

    @Test func theLastOfASpanIsFound() throws {
        let schedule = try schedule("*/10 * * * *", "UTC")
        let start = try date("2026-01-01T00:00:00Z")
        #expect(schedule.last(after: start, through: start.addingTimeInterval(599)) == nil)
        #expect(schedule.last(after: start, through: start.addingTimeInterval(600)) == start.addingTimeInterval(600))
        #expect(schedule.last(after: start, through: start.addingTimeInterval(3599)) == start.addingTimeInterval(3000))
    }

    /// Every minute of some days, read off the wall and compared with the expression by hand.
    @Test(arguments: UInt64(1)...20)
    func intervalsAreWhatTheWallShows(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let zones = [
            "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC", "Asia/Kolkata", "America/Havana",
        ]
        let zone = try #require(TimeZone(identifier: zones.randomElement(using: &generator) ?? ""))
        let step = Int.random(in: 1...40, using: &generator)
        let hours = (0..<24).filter { _ in Int.random(in: 0..<3, using: &generator) > 0 }
        let weekdays = (0..<7).filter { _ in Bool.random(using: &generator) }
        let text = "*/\(step) \(list(hours)) * * \(list(weekdays))"
        let schedule = CronSchedule(try CronExpression(text), in: zone)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone

        // Around both changes of 2026, wherever they are.
        let days = [TimeInterval.random(in: 65...95, using: &generator), .random(in: 270...310, using: &generator)]
        for day in days {
            let start = try date("2026-01-01T00:00:00Z").addingTimeInterval((day * 1440).rounded(.down) * 60)
            var expected: [Date] = []
            for minute in 1...(8 * 1440) {
                let moment = start.addingTimeInterval(TimeInterval(minute) * 60)
                let parts = calendar.dateComponents([.hour, .minute, .weekday], from: moment)
                let isMeant = (parts.minute ?? 1) % step == 0 && (hours.isEmpty || hours.contains(parts.hour ?? -1))
                if isMeant, weekdays.isEmpty || weekdays.contains((parts.weekday ?? 0) - 1) { expected.append(moment) }
            }
            var fires: [Date] = []
            var next = schedule.next(after: start)
            while next <= start.addingTimeInterval(8 * 86_400) {
                fires.append(next)
                next = schedule.next(after: next)
            }
            #expect(fires == expected, "\(text) in \(zone.identifier) from \(start)")
        }
    }

    private func list(_ values: [Int]) -> String {
        values.isEmpty ? "*" : values.map { "\($0)" }.joined(separator: ",")
    }
}
