import CampusCore
import Testing

@Suite struct EmailAddressTests {
    @Test(arguments: ["a@b.example", "first.last+tag@dept.campus.example", "o'neil@campus.example"])
    func valid(_ address: String) {
        #expect(EmailAddress.isValid(address))
    }

    @Test(arguments: [
        "", "a", "a@", "@b.example", "a@b", "a@@b.example", ".a@b.example", "a.@b.example", "a..b@c.example",
        "a b@c.example", "a@-b.example", "a@b-.example", "a@b.example\r\nBcc: x@y.example", "a@b..example",
    ])
    func invalid(_ address: String) {
        #expect(!EmailAddress.isValid(address))
    }

    @Test func localPartIsAtMost64Bytes() {
        #expect(EmailAddress.isValid(String(repeating: "a", count: 64) + "@b.example"))
        #expect(!EmailAddress.isValid(String(repeating: "a", count: 65) + "@b.example"))
    }
}
