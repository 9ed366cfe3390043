import CampusCore
import Testing

@Suite struct ValidatorTests {
    private func errors(_ value: String?, _ range: ClosedRange<Int>) -> [FieldError] {
        var validator = Validator()
        _ = validator.text(value, "field", range)
        return validator.errors
    }

    @Test func lengthsAreOfScalarsAsTheDatabaseCountsThem() {
        // One letter with three hundred accents is one character to Swift and 301 to PostgreSQL.
        let tower = "a" + String(repeating: "\u{301}", count: 300)
        #expect(tower.count == 1)
        #expect(errors(tower, 1...200).map(\.message) == ["must be 1 to 200 characters, is 301"])
        #expect(errors("👩🏽‍🚀", 3...4).isEmpty)
    }

    @Test func whiteSpaceDoesNotMakeATextLongEnoughButTooLong() {
        #expect(errors("  ab  ", 3...6).count == 1)
        #expect(errors(" abc ", 3...4).count == 1)
        #expect(errors(" abc ", 3...5).isEmpty)
        #expect(errors(nil, 1...5).map(\.message) == ["is required"])
        #expect(errors("a\0b", 1...5).map(\.message) == ["must not contain NUL"])
    }

    @Test(arguments: [
        ("https://campus.example/a?b=c#d", "https://campus.example/a?b=c#d"),
        ("http://campus.example/é<b>", "http://campus.example/%C3%A9%3Cb%3E"),
        ("", nil), (nil, nil),
    ])
    func anAddressIsStoredAsAURI(sent: String?, kept: String?) {
        var validator = Validator()
        #expect(validator.optionalURL(sent, "image_url") == kept)
        #expect(validator.errors.isEmpty)
    }

    @Test(arguments: [
        "javascript:alert(1)", "//campus.example", "http://", "http:///path", "http://campus.example/\0",
        "http://campus.example/a b", " http://campus.example", "http://campus.example/\n",
        "http://campus.example/" + String(repeating: "é", count: 400),
    ])
    func whatIsNoAddressIsRefused(address: String) {
        var validator = Validator()
        #expect(validator.optionalURL(address, "image_url") == nil)
        #expect(validator.errors.map(\.field) == ["image_url"])
    }

    @Test(arguments: [
        ("Europe/Berlin", true), ("UTC", true), ("America/Argentina/Ushuaia", true), ("Europe/Berlin\0", false),
        ("Europe/\0", false), ("Mars/Olympus", false), ("CET", false), ("", false),
    ])
    func aTimeZoneHasAnIANAName(name: String, isZone: Bool) {
        var validator = Validator()
        _ = validator.timeZone(name, "timezone")
        #expect(validator.errors.isEmpty == isZone)
    }
}
