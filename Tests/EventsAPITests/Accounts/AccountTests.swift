import CampusCore
import Foundation
import Postgres
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct AccountTests {
    private static let password = "a nanosecond of wire"

    @Test func aNewAccountIsToldHowToVerifyItsAddress() async throws {
        try await Campus.with(people: 1) { campus in
            let door = try await SignInDoor(campus)
            let user = try await door.register(campus)
            #expect(!user.emailVerified && user.role == .student)
            let token = try await door.mailedToken("email_verification", campus)
            let verified = try await door.accounts.verifyEmail(token: token)
            #expect(verified.emailVerified)
            // Mail programs follow links too.
            let again = try await door.accounts.verifyEmail(token: token)
            #expect(again == verified)
            #expect(try await campus.logged("account.email_verified") == 1)
        }
    }

    @Test func aLinkToAnotherAddressVerifiesNothing() async throws {
        try await Campus.with(people: 1) { campus in
            let door = try await SignInDoor(campus)
            let user = try await door.register(campus)
            let token = try await door.mailedToken("email_verification", campus)
            _ = try await campus.database.write(
                "UPDATE events.users SET email = 'other@campus.example' WHERE id = \(user.id.uuid)"
            )
            for text in [token, nil, "", "nonsense"] {
                await #expect(throws: ValidationError.self) { _ = try await door.accounts.verifyEmail(token: text) }
            }
            let unverified = try await campus.number(
                "SELECT count(*) AS n FROM events.users WHERE email_verified_at IS NULL"
            )
            #expect(unverified == 1)
        }
    }

    @Test func aForgottenPasswordIsReplacedOnceAndSignsEveryoneOut() async throws {
        try await Campus.with(people: 1) { campus in
            let door = try await SignInDoor(campus)
            let user = try await door.register(campus)
            let session = try await door.signIn(Self.password)
            try await door.accounts.mailPasswordReset(email: "NEW@campus.example", network: "192.0.2.1")
            let token = try await door.mailedToken("password_reset", campus)
            await #expect(throws: ValidationError.self) {
                try await door.accounts.resetPassword(token: token, password: "password123")
            }
            try await door.accounts.resetPassword(token: token, password: "twelve purple herons")
            await #expect(throws: ValidationError.self) {
                try await door.accounts.resetPassword(token: token, password: "thirteen purple herons")
            }
            let refusal1 = await problem { _ = try await door.sessions.refresh(door.token(session)) }
            #expect(refusal1?.kind == "session-ended")
            let refusal2 = await problem { _ = try await door.signIn(Self.password) }
            #expect(refusal2?.kind == "sign-in-failed")
            let back = try await door.signIn("twelve purple herons")
            // Whoever reads the mailbox has shown whose it is.
            #expect(back.session.user.emailVerified && back.session.user.id == user.id)
            #expect(try await campus.mails("password_changed") == 1)
            #expect(try await campus.logged("account.password_reset") == 1)
        }
    }

    @Test func anUnknownAddressIsAnsweredAlikeAndWrittenNothing() async throws {
        try await Campus.with(people: 1) { campus in
            let door = try await SignInDoor(campus)
            let clock = ContinuousClock()
            for email in ["nobody@campus.example", door.user.email] {
                let duration = try await clock.measure {
                    try await door.accounts.mailPasswordReset(email: email, network: "192.0.2.1")
                }
                #expect(duration >= .milliseconds(250))
            }
            #expect(try await campus.mails("password_reset") == 1)
            await #expect(throws: ValidationError.self) {
                try await door.accounts.mailPasswordReset(email: "no address", network: "192.0.2.1")
            }
        }
    }

    @Test func changingThePasswordKeepsTheSessionThatAsks() async throws {
        try await Campus.with(people: 1) { campus in
            let door = try await SignInDoor(campus)
            _ = try await door.register(campus)
            let (here, elsewhere) = (try await door.signIn(Self.password), try await door.signIn(Self.password))
            let identity = try await door.identity(here)
            await #expect(throws: ValidationError.self) {
                try await door.accounts.changePassword(identity, current: "wrong", password: "twelve purple herons")
            }
            try await door.accounts.changePassword(identity, current: Self.password, password: "twelve purple herons")
            _ = try await door.sessions.refresh(door.token(here))
            let refusal3 = await problem { _ = try await door.sessions.refresh(door.token(elsewhere)) }
            #expect(refusal3 != nil)
            _ = try await door.signIn("twelve purple herons")
        }
    }

    @Test func aCommonPasswordMakesNoAccount() async throws {
        try await Campus.with(people: 1) { campus in
            let door = try await SignInDoor(campus)
            for password in ["password123", "campus-demo", "short", nil] {
                await #expect(throws: ValidationError.self) { _ = try await door.register(campus, password: password) }
            }
            #expect(try await campus.mails("email_verification") == 0)
        }
    }

    @Test func anAccountIsTriedTenTimesAMinuteAndNoMore() async throws {
        try await Campus.with(people: 1) { campus in
            let door = try await SignInDoor(campus)
            for _ in 0..<10 {
                let wrong = await problem { _ = try await door.signIn("wrong") }
                #expect(wrong?.status == .unauthorized)
            }
            // The right one is not looked at any more either.
            let refusal = await problem { _ = try await door.signIn("wrong") }
            #expect(refusal?.status == .tooManyRequests && refusal?.headers[.retryAfter] != nil)
        }
    }

    @Test func aNameIsChangedAndNothingElse() async throws {
        try await Campus.with(people: 1) { campus in
            let door = try await SignInDoor(campus)
            let user = try await door.accounts.rename(campus.people[0], Self.names(#"{"name":"  Grace Hopper "}"#))
            #expect(user.name == "Grace Hopper" && user.email == door.user.email && user.publicName == nil)
            for wrong in [#"{"name":" "}"#, "{}", #"{"name":null,"public_name":"G"}"#, #"{"public_name":" "}"#] {
                await #expect(throws: ValidationError.self) {
                    _ = try await door.accounts.rename(campus.people[0], Self.names(wrong))
                }
            }
        }
    }

    @Test func theNameAtEventsIsOnesOwnToGiveAndToTakeBack() async throws {
        try await Campus.with(people: 1) { campus in
            let accounts = try await SignInDoor(campus).accounts
            let named = try await accounts.rename(campus.people[0], Self.names(#"{"public_name":" Prof. Hopper "}"#))
            #expect(named.publicName == "Prof. Hopper" && named.name == "person0")
            let renamed = try await accounts.rename(campus.people[0], Self.names(#"{"name":"Grace"}"#))
            #expect(renamed.publicName == "Prof. Hopper" && renamed.name == "Grace")
            let nameless = try await accounts.rename(campus.people[0], Self.names(#"{"public_name":null}"#))
            #expect(nameless.publicName == nil && nameless.name == "Grace")
        }
    }

    private static func names(_ json: String) throws -> AccountNamesProposal {
        try WireJSON.decoder().decode(AccountNamesProposal.self, from: Data(json.utf8))
    }
}

extension SignInDoor {
    func register(_ campus: Campus, password: String? = "a nanosecond of wire") async throws -> User {
        try await accounts.register(
            Accounts.Registration(email: "new@campus.example", password: password, name: "Nina New"),
            network: "192.0.2.1",
            on: campus.database
        )
    }

    func signIn(_ password: String) async throws -> IssuedSession {
        try await accounts.signIn(
            Accounts.SignIn(email: "new@campus.example", password: password),
            network: "192.0.2.1",
            userAgent: nil
        )
    }

    /// What stands behind `#` in the link of the last such mail.
    func mailedToken(_ template: String, _ campus: Campus) async throws -> String {
        let link: String = try #require(
            try await campus.database.read(
                """
                SELECT context->>'link' AS link FROM events.outbox WHERE template = \(template)
                ORDER BY created_at DESC LIMIT 1
                """
            ).first?.get("link")
        )
        return String(try #require(link.split(separator: "#").last))
    }
}

extension Campus {
    /// How often the audit log has the action.
    func logged(_ action: String) async throws -> Int {
        try await number("SELECT count(*) AS n FROM events.audit_log WHERE action = \(action)")
    }
}
