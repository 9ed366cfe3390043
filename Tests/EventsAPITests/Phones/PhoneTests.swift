import CampusCore
import Foundation
import Logging
import Postgres
import RedisTesting
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct PhoneTests {
    private static let number = "+4930901820"

    /// The rules at so many seconds after the test began.
    private func phones(_ campus: Campus, after seconds: TimeInterval = 0, limiter: RateLimiter? = nil) -> Phones {
        Phones(
            store: PhoneStore(database: campus.database),
            codes: PhoneCodes(secret: Data("secret".utf8)),
            limiter: limiter ?? RateLimiter(RateLimitConfiguration(), logger: Logger(label: "test")),
            now: { [now = campus.now] in now + seconds }
        )
    }

    private func preferences(_ campus: Campus) async throws -> NotificationPreferences {
        try await Preferences(store: PreferencesStore(database: campus.database)).preferences(campus.people[0])
    }

    /// The code of the latest SMS.
    private func code(_ campus: Campus) async throws -> String {
        try await campus.database.read(
            """
            SELECT context ->> 'code' AS code FROM events.outbox WHERE template = 'phone_verification'
            ORDER BY created_at DESC LIMIT 1
            """
        )[0].get("code")
    }

    private func refusal(_ phones: Phones, _ code: String, _ person: Identity) async -> String? {
        await problem { try await phones.confirm(code: code, person) }?.errors.first?.message
    }

    @Test func aCodeThatIsTypedInMakesTheNumberThePersons() async throws {
        try await Campus.with(people: 1) { campus in
            let phones = phones(campus)
            let sent = try await phones.sendCode(to: "+49 30 901820", campus.people[0])
            #expect(sent.phone == Self.number && sent.expiresAt == campus.now + 600)
            let waiting = try await preferences(campus)
            #expect(waiting.phone == Self.number && !waiting.phoneVerified)
            let code = try await code(campus)
            #expect(code.wholeMatch(of: /[0-9]{6}/) != nil)
            let kept = try await campus.number(
                "SELECT count(*) AS n FROM events.phone_codes WHERE encode(hash, 'escape') LIKE '%' || \(code) || '%'"
            )
            #expect(kept == 0)
            try await phones.confirm(code: " \(code) ", campus.people[0])
            let confirmed = try await preferences(campus)
            #expect(confirmed.phone == Self.number && confirmed.phoneVerified)
            #expect(try await campus.number("SELECT count(*) AS n FROM events.phone_codes") == 0)
            let logged = try await AuditStore(database: campus.database).entries(subjectID: campus.people[0].userID)
            #expect(logged.map(\.action) == ["account.phone_verified"])
            // A code is good once.
            let again = await refusal(phones, code, campus.people[0])
            #expect(again == "is not good any more; ask for another")
        }
    }

    @Test func theSMSGoesToTheNumberAndByNoMail() async throws {
        try await Campus.with(people: 1) { campus in
            _ = try await phones(campus).sendCode(to: Self.number, campus.people[0])
            let row = try await campus.database.read("SELECT recipient::text AS recipient FROM events.outbox")[0]
            let recipient = try row.get("recipient", as: String.self)
            #expect(recipient.contains(Self.number) && !recipient.contains("email"))
        }
    }

    @Test func fiveWrongTriesEndACode() async throws {
        try await Campus.with(people: 1) { campus in
            let phones = phones(campus)
            _ = try await phones.sendCode(to: Self.number, campus.people[0])
            let code = try await code(campus)
            let wrong = code == "000000" ? "000001" : "000000"
            for _ in 0..<5 {
                let refused = await refusal(phones, wrong, campus.people[0])
                #expect(refused == "is not the one that was sent")
            }
            let late = await refusal(phones, code, campus.people[0])
            #expect(late == "is not good any more; ask for another")
            #expect(try await !preferences(campus).phoneVerified)
            // Another one begins anew.
            _ = try await phones.sendCode(to: Self.number, campus.people[0])
            try await phones.confirm(code: try await self.code(campus), campus.people[0])
            #expect(try await preferences(campus).phoneVerified)
        }
    }

    @Test func manyTriesAtOnceAreFiveTriesToo() async throws {
        try await Campus.with(people: 1) { campus in
            let phones = phones(campus)
            _ = try await phones.sendCode(to: Self.number, campus.people[0])
            let code = try await code(campus)
            let wrong = code == "000000" ? "000001" : "000000"
            let answers = await withTaskGroup(of: String?.self) { group in
                for _ in 0..<20 { group.addTask { await refusal(phones, wrong, campus.people[0]) } }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.count { $0 == "is not the one that was sent" } == 5)
        }
    }

    @Test func aCodeIsGoodForTenMinutes() async throws {
        try await Campus.with(people: 1) { campus in
            _ = try await phones(campus).sendCode(to: Self.number, campus.people[0])
            let code = try await code(campus)
            let late = await refusal(phones(campus, after: 600), code, campus.people[0])
            #expect(late == "is not good any more; ask for another")
            try await phones(campus, after: 599).confirm(code: code, campus.people[0])
        }
    }

    @Test func anothersCodeIsNoCode() async throws {
        try await Campus.with(people: 2) { campus in
            let phones = phones(campus)
            _ = try await phones.sendCode(to: Self.number, campus.people[0])
            let code = try await code(campus)
            let none = await refusal(phones, code, campus.people[1])
            #expect(none == "is not good any more; ask for another")
            // Nor is it with a code of one's own that waits, and nor is what was sent before.
            _ = try await phones.sendCode(to: "+4930901821", campus.people[1])
            let own = try await self.code(campus)
            if own != code {
                let wrong = await refusal(phones, code, campus.people[1])
                #expect(wrong == "is not the one that was sent")
            }
        }
    }

    @Test func theNumberThatWasStaysUntilTheNewOneIsConfirmed() async throws {
        try await Campus.with(people: 1) { campus in
            let phones = phones(campus)
            _ = try await phones.sendCode(to: Self.number, campus.people[0])
            try await phones.confirm(code: try await code(campus), campus.people[0])
            _ = try await phones.sendCode(to: "+4930901821", campus.people[0])
            #expect(try await preferences(campus).phone == Self.number)
            try await phones.confirm(code: try await code(campus), campus.people[0])
            #expect(try await preferences(campus).phone == "+4930901821")
            try await phones.remove(campus.people[0])
            let none = try await preferences(campus)
            #expect(none.phone == nil && !none.phoneVerified)
            try await phones.remove(campus.people[0])
        }
    }

    @Test func whoHasNotConfirmedTheAddressGetsNoSMS() async throws {
        try await Campus.with(people: 1) { campus in
            _ = try await campus.database.write("UPDATE events.users SET email_verified_at = NULL")
            let refused = await problem { _ = try await phones(campus).sendCode(to: Self.number, campus.people[0]) }
            #expect(refused?.status == .forbidden && refused?.kind == "email-unverified")
            #expect(try await campus.mails("phone_verification") == 0)
        }
    }

    @Test func codesAreFewByPersonAndByNumber() async throws {
        try await Campus.with(people: 4) { campus in
            let limiter = RateLimiter(RateLimitConfiguration(), logger: Logger(label: "test"))
            let phones = phones(campus, limiter: limiter)
            for index in 0..<3 { _ = try await phones.sendCode(to: "+493090182\(index)", campus.people[0]) }
            let fourth = await problem { _ = try await phones.sendCode(to: "+4930901829", campus.people[0]) }
            #expect(fourth?.status == .tooManyRequests)
            for person in campus.people[1...2] { _ = try await phones.sendCode(to: "+4930901820", person) }
            let other = await problem { _ = try await phones.sendCode(to: "+49 30 901820", campus.people[3]) }
            #expect(other?.status == .tooManyRequests, "written otherwise it is the same number")
            #expect(try await campus.mails("phone_verification") == 5)
        }
    }

    @Test(arguments: [nil, "", "12345", "1234567", "12345a", "１２３４５６"])
    func whatIsNoCodeIsSaidToBeNoneAndCountsNothing(_ text: String?) async throws {
        try await Campus.with(people: 1) { campus in
            let phones = phones(campus)
            _ = try await phones.sendCode(to: Self.number, campus.people[0])
            let refused = await problem { try await phones.confirm(code: text, campus.people[0]) }
            #expect(refused?.errors.map(\.field) == ["code"])
            #expect(try await campus.number("SELECT tries AS n FROM events.phone_codes") == 0)
        }
    }

    @Test func codesThatAreOverAreThrownAway() async throws {
        try await Campus.with(people: 1) { campus in
            _ = try await phones(campus).sendCode(to: Self.number, campus.people[0])
            let housekeeping = HousekeepingStore(database: campus.database)
            try await housekeeping.keep(now: campus.now + 500)
            #expect(try await campus.number("SELECT count(*) AS n FROM events.phone_codes") == 1)
            try await housekeeping.keep(now: campus.now + 700)
            #expect(try await campus.number("SELECT count(*) AS n FROM events.phone_codes") == 0)
        }
    }

    @Test func everyCodeHasSixDigitsAndSomeBeginWithZero() {
        var random = SeededGenerator(seed: 7)
        let codes = (0..<1000).map { _ in PhoneCodes.draw(&random) }
        #expect(codes.allSatisfy { $0.wholeMatch(of: /[0-9]{6}/) != nil })
        #expect(codes.contains { $0.hasPrefix("0") } && Set(codes).count > 990)
    }
}
