import CampusCore
import Testing

@testable import EventsAPI

@Suite struct PasswordPolicyTests {
    /// The commonest of ten and more characters that leaked lists have, and what people make of shorter ones.
    @Test(arguments: [
        "1234567890", "0123456789", "12345678910", "123456789a", "qwertyuiop", "1q2w3e4r5t", "q1w2e3r4t5y6",
        "password123",
        "Password1!", "P@ssw0rd123", "passw0rd1234", "1qaz2wsx3edc", "zaq12wsxcde3", "iloveyou123", "ILoveYou!!2024",
        "aaaaaaaaaa", "1111111111", "abcabcabcabc", "abcdefghij", "0987654321", "asdfghjkl1", "qwerty123456",
        "letmein12345", "welcome2024!", "football1234", "princess2023", "sunshine!!99", "michael12345", "dragonmonkey",
        "changeme1234", "administrator", "superman2000", "passwordpassword", "123password", "summer2026!!",
        "campusevents",
        "01.01.2000!".replacing("!", with: ""), "+49 30 123456", "trustno1trustno1", "qwertzuiop12", "$ecretpassword",
    ])
    func theCommonestAreRefused(_ password: String) throws {
        #expect(try PasswordPolicy.bundled().isCommon(password))
    }

    @Test(arguments: [
        "a nanosecond of wire", "correct horse battery staple", "vT7#kq9!mWz2", "Zwölf Boxkämpfer", "xkqzv jwpfy",
        "the rain in lisbon falls upward", "8362950174628", "gravitational-lens", "ein sehr gutes Passwort",
        "пароль из шести", "n0t-y0ur-usual-thing",
    ])
    func othersAreTaken(_ password: String) throws {
        #expect(try !PasswordPolicy.bundled().isCommon(password, context: ["ada@campus.example", "Ada Lovelace"]))
    }

    @Test(arguments: ["lovelace1815", "AdaLovelace!", "ada.lovelace", "l0velace99!!"])
    func whatOthersKnowOfThePersonIsRefused(_ password: String) throws {
        let policy = try PasswordPolicy.bundled()
        #expect(policy.isCommon(password, context: ["ada@campus.example", "Ada Lovelace"]))
    }

    @Test(
        arguments: [
            (nil, false), ("", false), ("vT7#kq9!m", false), ("vT7#kq9!mW", true),
            (String(repeating: "vT7#kq9!mW", count: 20), true),
            (String(repeating: "vT7#kq9!mW", count: 20) + "x", false),
        ] as [(String?, Bool)]
    )
    func theLengthIsBounded(_ password: String?, _ isTaken: Bool) throws {
        var validator = Validator()
        try PasswordPolicy.bundled().check(password, "password", context: [], &validator)
        #expect(validator.errors.isEmpty == isTaken)
    }

    @Test func aVeryLongPasswordIsLookedAtQuickly() throws {
        let policy = try PasswordPolicy.bundled()
        #expect(policy.isCommon(String(repeating: "love", count: 50)) == false)
    }
}
