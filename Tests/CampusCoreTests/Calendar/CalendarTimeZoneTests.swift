import Foundation
import Testing

@testable import CampusCore

@Suite struct CalendarTimeZoneTests {
    private func time(_ text: String) throws -> Date { try #require(WireTime.parse(text)) }

    private func interval(_ start: String, _ end: String) throws -> DateInterval {
        DateInterval(start: try time(start), end: try time(end))
    }

    private func zone(_ identifier: String, _ start: String, _ end: String) throws -> CalendarTimeZone {
        let zone = try #require(TimeZone(identifier: identifier))
        return CalendarTimeZone(zone, identifier: identifier, covering: try interval(start, end))
    }

    private func text(_ zone: CalendarTimeZone) -> String {
        var lines = ContentLines()
        zone.write(to: &lines)
        return String(decoding: lines.bytes, as: UTF8.self).replacing("\r\n", with: "\n")
    }

    @Test func berlinFollowsItsRules() throws {
        let expected = """
            BEGIN:VTIMEZONE
            TZID:Europe/Berlin
            BEGIN:DAYLIGHT
            DTSTART:20250330T020000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
            TZNAME:GMT+2
            END:DAYLIGHT
            BEGIN:STANDARD
            DTSTART:20251026T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            TZNAME:GMT+1
            END:STANDARD
            END:VTIMEZONE

            """
        #expect(text(try zone("Europe/Berlin", "2026-05-01T10:00:00Z", "2026-11-01T10:00:00Z")) == expected)
    }

    @Test func newYorkFollowsTheNthSunday() throws {
        let text = text(try zone("America/New_York", "2026-01-01T10:00:00Z", "2026-01-01T12:00:00Z"))
        #expect(
            text.contains(
                """
                BEGIN:DAYLIGHT
                DTSTART:20250309T020000
                TZOFFSETFROM:-0500
                TZOFFSETTO:-0400
                RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
                TZNAME:EDT
                END:DAYLIGHT

                """
            )
        )
        #expect(
            text.contains(
                "DTSTART:20251102T020000\nTZOFFSETFROM:-0400\nTZOFFSETTO:-0500\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\n"
            )
        )
    }

    @Test func lordHoweChangesByHalfAnHour() throws {
        let text = text(try zone("Australia/Lord_Howe", "2026-01-01T10:00:00Z", "2026-01-01T12:00:00Z"))
        #expect(
            text.contains(
                "DTSTART:20250406T020000\nTZOFFSETFROM:+1100\nTZOFFSETTO:+1030\nRRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU\n"
            )
        )
        #expect(
            text.contains(
                "DTSTART:20251005T020000\nTZOFFSETFROM:+1030\nTZOFFSETTO:+1100\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU\n"
            )
        )
    }

    @Test(arguments: [("Asia/Kolkata", "+0530"), ("UTC", "+0000")])
    func zonesWhoseClocksAreNeverSetHaveOneOffset(_ identifier: String, _ offset: String) throws {
        let text = text(try zone(identifier, "2026-05-01T10:00:00Z", "2027-05-01T10:00:00Z"))
        #expect(text.contains("BEGIN:STANDARD\nDTSTART:20250101T0"))
        #expect(text.contains("TZOFFSETFROM:\(offset)\nTZOFFSETTO:\(offset)\n"))
        #expect(text.components(separatedBy: "BEGIN:").count == 3 && !text.contains("RRULE"))
    }

    /// No rule says when Ramadan is, and what New York did until 2006 it does no more.
    @Test(arguments: [
        ("Africa/Casablanca", "2026-01-15T10:00:00Z", "2027-12-01T10:00:00Z", 5),
        ("America/New_York", "2006-05-01T10:00:00Z", "2007-12-01T10:00:00Z", 4),
    ])
    func whatFollowsNoRuleIsWrittenOut(_ identifier: String, _ start: String, _ end: String, _ count: Int) throws {
        let zone = try zone(identifier, start, end)
        #expect(zone.observances.count == count)
        #expect(zone.observances.allSatisfy { $0.rule == nil })
        let first = try #require(zone.observances.first)
        #expect(first.onset.addingTimeInterval(Double(-first.offsetBefore)) <= (try time(start)))
    }

    /// What is written, read by the RFC's own words, says at each hour what Foundation says.
    @Test(arguments: [
        "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC", "Africa/Casablanca",
        "America/Santiago", "Asia/Jerusalem", "Africa/Cairo", "America/Nuuk", "Pacific/Chatham", "Antarctica/Troll",
        "Europe/Dublin", "Asia/Tehran",
    ])
    func theOffsetIsRightAtEveryHour(_ identifier: String) throws {
        let zone = try #require(TimeZone(identifier: identifier))
        let interval = try interval("2025-06-01T00:00:00Z", "2028-06-01T00:00:00Z")
        let written = CalendarTimeZone(zone, identifier: identifier, covering: interval)
        // Each onset as a moment, rules unfolded by trying every day.
        var onsets: [(moment: Date, offset: Int)] = []
        for observance in written.observances {
            func add(_ onset: Date) {
                let moment = onset.addingTimeInterval(Double(-observance.offsetBefore))
                onsets.append((moment, observance.offsetAfter))
            }
            guard let rule = observance.rule else {
                add(observance.onset)
                continue
            }
            for day in 0..<1600 {
                let onset = observance.onset.addingTimeInterval(Double(day) * 86_400)
                let parts = Calendar.gregorianUTC.dateComponents([.month, .weekday, .weekdayOrdinal], from: onset)
                let weekLater = Calendar.gregorianUTC.component(.month, from: onset.addingTimeInterval(7 * 86_400))
                let isIt = rule.ordinal == -1 ? weekLater != rule.month : parts.weekdayOrdinal == rule.ordinal
                if parts.month == rule.month, parts.weekday == rule.weekday, isIt { add(onset) }
            }
        }
        onsets.sort { $0.moment < $1.moment }
        var hour = interval.start
        var index = 0
        var wrong: [Date] = []
        while hour < interval.end {
            while index + 1 < onsets.count, onsets[index + 1].moment <= hour { index += 1 }
            if onsets[index].moment > hour || onsets[index].offset != zone.secondsFromGMT(for: hour) {
                wrong.append(hour)
            }
            hour.addTimeInterval(1800)
        }
        #expect(wrong.isEmpty, "\(wrong.count), from \(String(describing: wrong.first))")
    }

    @Test(arguments: [
        ("Europe/Berlin", "2026-10-24T23:59:59Z", false), ("Europe/Berlin", "2026-10-25T00:00:00Z", true),
        ("Europe/Berlin", "2026-10-25T01:59:59Z", true), ("Europe/Berlin", "2026-10-25T02:00:00Z", false),
        ("Europe/Berlin", "2026-03-29T00:59:59Z", false), ("Europe/Berlin", "2026-03-29T01:00:00Z", false),
        ("America/New_York", "2026-11-01T05:30:00Z", true), ("America/New_York", "2026-11-01T07:00:00Z", false),
        ("Australia/Lord_Howe", "2026-04-04T14:30:00Z", true), ("Australia/Lord_Howe", "2026-04-04T14:29:59Z", false),
        ("Australia/Lord_Howe", "2026-04-04T15:29:59Z", true), ("Australia/Lord_Howe", "2026-04-04T15:30:00Z", false),
        ("Asia/Kolkata", "2026-10-25T00:30:00Z", false),
    ])
    func theHourThatComesTwiceIsKnown(_ identifier: String, _ moment: String, _ expected: Bool) throws {
        let zone = try #require(TimeZone(identifier: identifier))
        #expect(zone.showsTwice(try time(moment)) == expected)
    }
}
