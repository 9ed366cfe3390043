import Foundation
import Testing

@testable import CampusCore

@Suite struct CalendarTextTests {
    @Test(arguments: [
        ("Tea, cake; talk", "Tea\\, cake\\; talk"),
        ("C:\\new", "C:\\\\new"),
        ("one\ntwo\r\nthree\rfour\n\nfive", "one\\ntwo\\nthree\\nfour\\n\\nfive"),
        ("a\u{85}b\u{2028}c\u{2029}d", "a\\nb\\nc\\nd"),
        ("tab\tstays, \u{07}bell\u{7F} and \u{1B}[0m do not", "tab\tstays\\, bell and [0m do not"),
        // One Character each, but two scalars.
        (",\u{0301} ;\u{0301} \\\u{0301}", "\\,\u{0301} \\;\u{0301} \\\\\u{0301}"),
        ("\"quoted\": 5:30", "\"quoted\": 5:30"),
        ("", ""),
    ])
    func textIsEscaped(_ text: String, _ expected: String) {
        #expect(CalendarText.escaped(text).unicodeScalars.elementsEqual(expected.unicodeScalars))
    }

    @Test func nothingEndsALineOrAParameter() {
        let hostile = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil"
        #expect(!CalendarText.escaped(hostile).unicodeScalars.contains { $0 == "\r" || $0 == "\n" })
        #expect(CalendarText.parameter("Europe/Berlin") == "Europe/Berlin")
        #expect(CalendarText.parameter("a:b\";X=\r\n1") == "\"a:b;X=1\"")
    }

    @Test func offsetsAndTimesAreWritten() {
        #expect(CalendarTime.offset(0) == "+0000")
        #expect(CalendarTime.offset(19_800) == "+0530")
        #expect(CalendarTime.offset(-34_200) == "-0930")
        #expect(CalendarTime.offset(-2_670) == "-004430")
        let date = Date(timeIntervalSince1970: 1_774_746_000.999)
        #expect(CalendarTime.utc(date) == "20260329T010000Z")
        #expect(CalendarTime.local(date, offset: 37_800) == "20260329T113000")
        #expect(CalendarTime.utc(Date(timeIntervalSince1970: -1)) == "19691231T235959Z")
    }

    @Test func positionsAreWrittenWithSixDecimals() {
        #expect(GeographicPosition(latitude: 52.51, longitude: -0.0000004).calendarValue == "52.510000;0.000000")
        #expect(
            GeographicPosition(latitude: -33.856784, longitude: 151.2152967).calendarValue == "-33.856784;151.215297"
        )
        #expect(GeographicPosition(latitude: -0.00001, longitude: 180).calendarValue == "-0.000010;180.000000")
    }
}
