import CampusCore
import Foundation
import Testing

@Suite struct WireBytesTests {
    @Test(arguments: [
        "plain", "", "quote \" and \\ solidus", "line\nfeed\tand\u{1}control\u{1F}", "Zoë 🎓 \u{202E}", "</script>",
        "\u{7F}",
    ])
    func anRSVPIsWrittenAsItsEncoderWritesIt(_ name: String) throws {
        for isWaiting in [true, false] {
            let rsvp = RSVP(
                id: WireID(UUID()),
                eventID: WireID(UUID()),
                userID: isWaiting ? nil : WireID(UUID()),
                name: name,
                email: "a@campus.example",
                status: isWaiting ? .waitlisted : .confirmed,
                waitlistPosition: isWaiting ? 14 : nil,
                confirmBy: isWaiting ? Date(timeIntervalSince1970: 1_800_000_000.25) : nil,
                checkedInAt: isWaiting ? nil : Date(timeIntervalSince1970: 0),
                createdAt: Date(timeIntervalSince1970: 1_700_000_000.5),
                updatedAt: Date(timeIntervalSince1970: 1_700_000_001)
            )
            let decoder = JSONDecoder()
            let bytes = try decoder.decode(JSONValue.self, from: Data(rsvp.jsonBytes))
            #expect(bytes == (try decoder.decode(JSONValue.self, from: WireJSON.encoder().encode(rsvp))))
            #expect(try WireJSON.decoder().decode(RSVP.self, from: Data(rsvp.jsonBytes)) == rsvp)
        }
    }

    @Test func timesAreThoseOfTheCalendar() throws {
        var generator = SystemRandomNumberGenerator()
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        for _ in 0..<2000 {
            // 1600 to 2400, around leap years and centuries.
            let seconds = Int64.random(in: -11_676_096_000...13_569_465_600, using: &generator)
            let date = Date(timeIntervalSince1970: Double(seconds))
            let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
            let expected = String(
                format: "%04d-%02d-%02dT%02d:%02d:%02dZ",
                parts.year ?? 0,
                parts.month ?? 0,
                parts.day ?? 0,
                parts.hour ?? 0,
                parts.minute ?? 0,
                parts.second ?? 0
            )
            #expect(WireTime.format(date) == expected)
        }
        #expect(WireTime.format(Date(timeIntervalSince1970: 1.0006)) == "1970-01-01T00:00:01.001Z")
        #expect(WireTime.format(Date(timeIntervalSince1970: -0.5)) == "1969-12-31T23:59:59.500Z")
        #expect(WireTime.format(Date(timeIntervalSince1970: 951_782_400)) == "2000-02-29T00:00:00Z")
    }
}
