import CampusCore
import Foundation
import Postgres
import Testing

@testable import EventsAPI

/// Whose account a person gets.
@Suite struct SingleSignOnAccountTests {
    private static let maps = [
        "OIDC_ROLE_MAP": "groups=events-admins:admin,groups=clubs:organizer",
        "OIDC_AFFILIATION_MAP": "groups=staff:staff",
    ]

    private func insert(_ campus: Campus, email: String, passwordHash: String?, isVerified: Bool) async throws -> User {
        let user = User(
            id: WireID(.version7()),
            email: email,
            name: "Somebody else",
            role: .student,
            affiliation: .student,
            emailVerified: isVerified
        )
        return try #require(
            try await AccountStore(database: campus.database).insert(user, passwordHash: passwordHash)
        )
    }

    private func problem(_ world: SignOnWorld) async throws -> SingleSignOnError.Code? {
        try await world.problem()?.code
    }

    @Test func aNewPersonGetsAnAccountAndKeepsIt() async throws {
        try await Campus.with(people: 1) { campus in
            try await SignOnWorld.with(campus.database) { world in
                let (address, cookie) = try await world.signOn.start(try #require(ReturnPath("/events?page=2")))
                let end = try await world.signOn.finish(
                    try world.provider.authorize(address),
                    cookie: SignOnWorld.value(cookie)
                )
                #expect(end.address == "https://campus.example/events?page=2")
                let known = end.credentials
                #expect(known.passwordHash == nil)
                #expect(known.user.email == "grace@uni.example" && known.user.name == "Grace Hopper")
                #expect(known.user.emailVerified && known.user.role == .student && known.user.affiliation == .student)
                world.provider.change { $0.person["name"] = .string("G. Hopper") }
                let again = try await world.signIn()
                #expect(again.user == known.user, "the name is the person's own by now")
                #expect(again.tokenVersion == known.tokenVersion, "nobody is signed out elsewhere")
                // Somebody else of the same name is somebody else.
                world.provider.change {
                    $0.person["sub"] = .string("u-2")
                    $0.person["email"] = .string("grace.2@uni.example")
                }
                #expect(try await world.signIn().user.id != known.user.id)
            }
        }
    }

    @Test func oneNewPersonInManyTabsIsOneAccount() async throws {
        try await Campus.with(people: 1) { campus in
            try await SignOnWorld.with(campus.database) { world in
                let people = try await withThrowingTaskGroup(of: WireID.self) { group in
                    for _ in 0..<12 { group.addTask { try await world.signIn().user.id } }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                #expect(people.count == 12 && Set(people).count == 1)
                let count = try await campus.number(
                    "SELECT count(*) AS n FROM events.users WHERE email = 'grace@uni.example'"
                )
                #expect(count == 1)
                #expect(world.provider.requests("/.well-known/openid-configuration").count == 1)
                #expect(world.provider.requests("/jwks").count == 1)
            }
        }
    }

    /// Of two tabs the slower one asks for the person before the other makes the account, and for the address after it.
    @Test func theAccountThatAnotherTabMadeMeanwhileIsNotAnothers() async throws {
        try await Campus.with(people: 1) { campus in
            try await SignOnWorld.with(campus.database) { world in
                try await campus.database.transaction { transaction in
                    let store = SingleSignOnStore(database: transaction)
                    let issuer = world.provider.issuer
                    let before = try await store.account(issuer: issuer, subject: "u-1")
                    #expect(before == nil)
                    let made = try await world.signIn().user
                    let found = try await store.account(email: made.email, issuer: issuer, subject: "u-1")
                    #expect(found?.user.id == made.id && found?.isAnothers == false)
                    let refused = try await store.account(email: made.email, issuer: issuer, subject: "u-2")
                    #expect(refused?.isAnothers == true)
                }
            }
        }
    }

    @Test func whoHasAnAccountWithTheAddressKeepsIt() async throws {
        try await Campus.with(people: 1) { campus in
            let user = try await insert(campus, email: "grace@uni.example", passwordHash: "$kept$", isVerified: true)
            try await SignOnWorld.with(campus.database) { world in
                let known = try await world.signIn()
                #expect(known.user == user)
                #expect(known.passwordHash == "$kept$" && known.tokenVersion == 0)
            }
        }
    }

    /// Who registers with another's address waits for that person to come through the provider, and then shares the
    /// account: A. Sudhodanan and A. Paverd, "Pre-hijacked accounts", USENIX Security 2022.
    @Test func whoMadeAnAccountWithAnothersAddressIsOut() async throws {
        try await Campus.with(people: 1) { campus in
            let user = try await insert(
                campus,
                email: "grace@uni.example",
                passwordHash: "$of the other$",
                isVerified: false
            )
            let door = try await SignInDoor(campus)
            let theirs = try await door.sessions.begin(for: user)
            let identity = try await door.identity(theirs)
            let calendar = CalendarStore(database: campus.database)
            try await calendar.replaceToken(userID: user.id.uuid, hash: Data(repeating: 7, count: 32))
            try await SignOnWorld.with(campus.database) { world in
                // As long as the provider does not vouch for the address nothing happens.
                world.provider.change { $0.person["email_verified"] = .boolean(false) }
                #expect(try await problem(world) == .emailUnverified)
                #expect(
                    try await AccountStore(database: campus.database).credentials(id: user.id.uuid)?.passwordHash != nil
                )
                world.provider.change { $0.person["email_verified"] = .boolean(true) }
                let known = try await world.signIn()
                #expect(known.user.id == user.id && known.user.emailVerified && known.user.name == "Grace Hopper")
                #expect(known.passwordHash == nil)
                #expect(known.tokenVersion == 1)
                _ = try await door.sessions.begin(for: known.user, version: known.tokenVersion)
            }
            #expect(try await !SessionStore(database: campus.database).isGood(identity))
            let refusal = await EventsAPITests.problem { _ = try await door.sessions.refresh(door.token(theirs)) }
            #expect(refusal?.kind == "session-ended")
            #expect(try await calendar.owner(hash: Data(repeating: 7, count: 32)) == nil)
            let removals = try await campus.number(
                "SELECT count(*) AS n FROM events.audit_log WHERE action = 'account.password_removed'"
            )
            #expect(removals == 1)
        }
    }

    @Test func anAddressThatIsOnlySaidOpensNothing() async throws {
        try await Campus.with(people: 1) { campus in
            try await SignOnWorld.with(campus.database) { world in
                world.provider.change { $0.metadata["userinfo_endpoint"] = .null }
                for verified in [JSONValue.boolean(false), .null] {
                    world.provider.change { $0.person["email_verified"] = verified }
                    #expect(try await problem(world) == .emailUnverified)
                }
                world.provider.change { $0.person["email"] = nil }
                #expect(try await problem(world) == .failed)
                let people = try await campus.number(
                    "SELECT count(*) AS n FROM events.users WHERE email LIKE '%uni.example'"
                )
                #expect(people == 0)
            }
            // A provider that does not say, and that is trusted.
            try await SignOnWorld.with(campus.database, environment: ["OIDC_TRUST_EMAIL": "true"]) { world in
                world.provider.change { $0.person["email_verified"] = nil }
                let known = try await world.signIn()
                #expect(known.user.emailVerified)
            }
        }
    }

    @Test func userinfoSaysWhatTheTokenDoesNot() async throws {
        try await Campus.with(people: 1) { campus in
            try await SignOnWorld.with(campus.database, environment: Self.maps) { world in
                world.provider.change {
                    $0.userinfo = $0.person.merging(["groups": .array([.string("clubs"), .string("staff")])]) {
                        own,
                        _ in own
                    }
                    $0.person = ["sub": .string("u-1")]
                }
                let known = try await world.signIn()
                #expect(known.user.email == "grace@uni.example" && known.user.name == "Grace Hopper")
                #expect(known.user.role == .organizer && known.user.affiliation == .staff)
                #expect(world.provider.requests("/userinfo").count == 1)
            }
        }
    }

    @Test func whoLeavesAGroupIsDemotedAndSignedOutElsewhere() async throws {
        try await Campus.with(people: 1) { campus in
            try await SignOnWorld.with(campus.database, environment: Self.maps) { world in
                world.provider.change { $0.person["groups"] = .array([.string("events-admins"), .string("staff")]) }
                let known = try await world.signIn()
                #expect(known.user.role == .admin && known.user.affiliation == .staff)
                let door = try await SignInDoor(campus)
                let elsewhere = try await door.identity(try await door.sessions.begin(for: known.user))
                #expect(elsewhere.role == .admin)
                #expect(try await world.signIn().tokenVersion == known.tokenVersion)
                world.provider.change { $0.person["groups"] = .array([]) }
                let after = try await world.signIn()
                #expect(after.user.role == .student && after.user.affiliation == .guest)
                #expect(try await !SessionStore(database: campus.database).isGood(elsewhere))
                let row = try await campus.database.read(
                    "SELECT detail::text AS detail FROM events.audit_log WHERE action = 'account.role_changed'"
                ).first
                let detail: String = try #require(row).get("detail")
                #expect(detail == #"{"by": "single sign-on", "to": "student", "from": "admin"}"#)
            }
            // Without a map the provider has nothing to say about roles.
            try await SignOnWorld.with(campus.database) { world in
                world.provider.change {
                    $0.person["sub"] = .string("ada")
                    $0.person["email"] = .string("ada@campus.example")
                }
                let known = try await world.signIn()
                #expect(known.user.role == .admin)
            }
        }
    }

    @Test func anotherAddressIsFollowedUnlessItIsTaken() async throws {
        try await Campus.with(people: 1) { campus in
            try await SignOnWorld.with(campus.database) { world in
                let known = try await world.signIn()
                world.provider.change { $0.person["email"] = .string("hopper@uni.example") }
                let moved = try await world.signIn()
                #expect(moved.user.id == known.user.id && moved.user.email == "hopper@uni.example")
                world.provider.change { $0.person["email"] = .string("person0@campus.example") }
                let kept = try await world.signIn()
                #expect(kept.user.id == known.user.id && kept.user.email == "hopper@uni.example")
                world.provider.change {
                    $0.person["email"] = .string("new@uni.example")
                    $0.person["email_verified"] = .boolean(false)
                }
                #expect(try await world.signIn().user.email == "hopper@uni.example")
            }
        }
    }

    /// Universities give the addresses of who left to who comes.
    @Test func anAddressThatIsGivenToAnotherPersonDoesNotGiveTheAccountWithIt() async throws {
        try await Campus.with(people: 1) { campus in
            try await SignOnWorld.with(campus.database) { world in
                let known = try await world.signIn()
                world.provider.change { $0.person["sub"] = .string("u-2") }
                #expect(try await problem(world) == .emailTaken)
                world.provider.change { $0.person["sub"] = .string("u-1") }
                #expect(try await world.signIn().user.id == known.user.id)
            }
        }
    }

    @Test func whoWasDeletedIsNotBroughtBack() async throws {
        try await Campus.with(people: 1) { campus in
            try await SignOnWorld.with(campus.database) { world in
                let id = try await world.signIn().user.id.uuid
                _ = try await campus.database.write(
                    """
                    UPDATE events.users SET deleted_at = now(), name = 'Deleted person', password_hash = NULL,
                        email = 'deleted-' || id || '@invalid', role = 'student', is_trusted = false
                    WHERE id = \(id)
                    """
                )
                #expect(try await problem(world) == .accountDeleted)
                // With the account, what the provider knew it by is forgotten: the person may come back as a new one.
                _ = try await campus.database.write(
                    "DELETE FROM events.single_sign_on_identities WHERE user_id = \(id)"
                )
                #expect(try await world.signIn().user.id.uuid != id)
            }
        }
    }

    @Test func aProviderMayChangeItsKeys() async throws {
        try await Campus.with(people: 1) { campus in
            try await SignOnWorld.with(campus.database) { world in
                let id = try await world.signIn().user.id
                world.provider.change { $0.key = .es256("second") }
                #expect(try await world.signIn().user.id == id)
                #expect(world.provider.requests("/jwks").count == 2)
                // Who changes them all the time is not asked all the time.
                world.provider.change { $0.key = .es256("third") }
                #expect(try await problem(world) == .failed)
                #expect(try await problem(world) == .failed)
                #expect(world.provider.requests("/jwks").count == 2)
                world.clock.pass(60)
                #expect(try await world.signIn().user.id == id)
                #expect(world.provider.requests("/jwks").count == 3)
                // Without a name for the key.
                world.provider.change { $0.key = .es256(nil) }
                world.clock.pass(60)
                #expect(try await world.signIn().user.id == id)
                world.provider.change { $0.key = .es256(nil) }
                world.clock.pass(60)
                #expect(try await world.signIn().user.id == id)
                // RSA, which most providers have.
                let rsa = try ProviderKey.rs256("rsa")
                world.provider.change { $0.key = rsa }
                world.clock.pass(60)
                #expect(try await world.signIn().user.id == id)
            }
        }
    }
}
