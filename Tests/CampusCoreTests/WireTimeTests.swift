import CampusCore
import Foundation
import Testing

@Suite struct WireTimeTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("2000-02-29T12:30:15Z", 951_827_415),
        ("2026-09-01T20:00:00+02:00", 1_788_285_600),
        ("2026-09-01T18:00:00z", 1_788_285_600), ("2026-09-01t18:00:00-00:00", 1_788_285_600),
        ("2026-09-01T18:00:00.5Z", 1_788_285_600.5), ("2026-09-01T18:00:00.123456789012Z", 1_788_285_600.123_457),
        ("2026-09-02T17:59:00+23:59", 1_788_285_600), ("2016-12-31T23:59:60Z", 1_483_228_800),
        ("0000-03-01T00:00:00Z", -62_162_035_200), ("9999-12-31T23:59:59-23:59", 253_402_387_139),
    ])
    func everyTimeOfRFC3339IsRead(text: String, seconds: Double) throws {
        let date = try #require(WireTime.parse(text))
        #expect(abs(date.timeIntervalSince1970 - seconds) < 0.000_01, "\(date.timeIntervalSince1970)")
    }

    @Test(arguments: [
        "", "2026-09-01", "2026-09-01T18:00:00", "2026-09-01 18:00:00Z", "2026-02-30T00:00:00Z", "2025-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-01-00T00:00:00Z",
        "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2026-01-01T00:00:60Z", "2026-01-01T00:00:00.Z",
        "2026-01-01T00:00:00+24:00", "2026-01-01T00:00:00+0100", "2026-1-1T00:00:00Z", "20260101T000000Z",
        "12026-01-01T00:00:00Z", "-026-01-01T00:00:00Z", "2026-01-01T00:00:00Z ", " 2026-01-01T00:00:00Z",
        "２０２６-01-01T00:00:00Z", "2026-01-01T00:00:00\0Z",
    ])
    func nothingElseIs(text: String) {
        #expect(WireTime.parse(text) == nil)
    }

    @Test func whatIsWrittenIsReadAgain() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<1000 {
            let milliseconds = Int64.random(in: -62_135_596_800_000...253_402_300_799_999, using: &generator)
            let date = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
            let text = WireTime.format(date)
            let read = try #require(WireTime.parse(text), "\(text)")
            #expect(abs(read.timeIntervalSince(date)) < 0.000_1, "\(text)")
        }
    }
}
