import CampusCore
import Testing

@testable import EventsAPI

@Suite struct AttendanceSpansTests {
    private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(rawValue: text)) }

    /// The days that the runs hold, each as often as a run does.
    private func days(_ spans: AttendanceSpans, from: CalendarDay, to: CalendarDay) -> [CalendarDay] {
        var days: [CalendarDay] = []
        for run in spans.runs {
            let first = run.first ?? from
            let last = run.last ?? to
            var day = first
            while day <= (run.span == .month ? last.endOfMonth : last) {
                days.append(day)
                day = day.adding(days: 1)
            }
        }
        return days.sorted()
    }

    @Test func everyDayIsHeldOnce() throws {
        let first = try day("2027-12-20")
        for start in 0..<75 {
            for length in [0, 1, 10, 11, 12, 27, 28, 29, 30, 31, 58, 59, 60, 61, 90, 120] {
                let (from, to) = (first.adding(days: start), first.adding(days: start + length))
                let expected = (0...length).map { from.adding(days: $0) }
                let spans = AttendanceSpans(from: from, to: to)
                #expect(days(spans, from: from, to: to) == expected, "\(from.rawValue) to \(to.rawValue)")
                let single = spans.runs.filter { $0.span == .day }
                #expect(days(spans, from: from, to: to).count < 62 || single.count < spans.runs.count)
            }
        }
    }

    @Test func aTimeWithoutEndsIsMonths() throws {
        #expect(AttendanceSpans(from: nil, to: nil).runs == [.init(span: .month, first: nil, last: nil)])
        let from = AttendanceSpans(from: try day("2026-11-15"), to: nil)
        #expect(
            from.runs == [
                .init(span: .month, first: try day("2026-12-01"), last: nil),
                .init(span: .day, first: try day("2026-11-15"), last: try day("2026-11-30")),
            ]
        )
        let to = AttendanceSpans(from: nil, to: try day("2026-11-15"))
        #expect(
            to.runs == [
                .init(span: .month, first: nil, last: try day("2026-10-01")),
                .init(span: .day, first: try day("2026-11-01"), last: try day("2026-11-15")),
            ]
        )
    }
}
