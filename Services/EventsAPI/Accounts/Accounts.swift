import CampusCore
import Foundation
import Postgres
import ServiceKit

/// The rules of accounts: who may sign up and how people prove who they are.
struct Accounts: Sendable {
    let store: AccountStore
    let hasher: PasswordHasher
    let passwords: PasswordPolicy
    let sessions: Sessions
    let links: EmailLinks
    let limiter: RateLimiter
    /// Whether the demo's password, which everyone knows, is taken.
    let isDemo: Bool

    struct Registration: Decodable, Sendable {
        let email: String?
        let password: String?
        let name: String?
    }

    struct SignIn: Decodable, Sendable {
        let email: String?
        let password: String?
    }

    /// Adds an account and mails what shows that the address is the person's.
    ///
    /// - Parameters:
    ///   - network: where the request came from.
    ///   - database: where it is written.
    /// - Throws: ``ValidationError``; ``Problem`` 409 when the address has an account, 429.
    func register(
        _ registration: Registration,
        network: String,
        on database: any PostgresDatabase
    ) async throws -> User {
        var validator = Validator()
        let email = validator.email(registration.email, "email")
        let name = validator.text(registration.name, "name", 1...200)
        passwords.check(registration.password, "password", context: [email, name], &validator)
        validator.require(isDemo || registration.password != DemoSeed.password, "password", "is known to everyone")
        try validator.finish()
        try await limiter.takeRegistration(network: network)
        let proposed = User(id: WireID(.version7()), email: email, name: name, role: .student, affiliation: .student)
        let hash = try await hasher.hash(registration.password ?? "")
        return try await database.transaction(isolation: #isolation) { transaction in
            let store = AccountStore(database: transaction)
            guard let user = try await store.insert(proposed, passwordHash: hash) else {
                throw Problem(.conflict, "There is an account with this address already", kind: "email-taken")
            }
            try await store.tell(id: user.id.uuid, .emailVerification, link: verificationLink(of: user))
            return user
        }
    }

    /// - Parameters:
    ///   - network: where the request came from.
    ///   - userAgent: what the browser says it is.
    /// - Throws: ``Problem`` 401, the same and after the same time for an unknown address and a wrong password; 429.
    func signIn(_ signIn: SignIn, network: String, userAgent: String?) async throws -> IssuedSession {
        var validator = Validator()
        let email = validator.email(signIn.email, "email")
        validator.require(signIn.password?.isEmpty == false, "password", "is required")
        try validator.finish()
        try await limiter.takeSignIn(email: email, network: network)
        let known = try await store.credentials(email: email)
        let isRight = try await hasher.verify(signIn.password ?? "", stored: known?.passwordHash)
        guard isRight, isDemo || signIn.password != DemoSeed.password, let known else {
            throw Problem(.unauthorized, "The address or the password is not right", kind: "sign-in-failed")
        }
        return try await sessions.begin(for: known.user, version: known.tokenVersion, userAgent: userAgent)
    }

    func user(_ identity: Identity) async throws -> User {
        guard let user = try await store.user(id: identity.userID) else { throw Self.gone }
        return user
    }

    /// Changes what a person may change of the account itself.
    ///
    /// - Throws: ``ValidationError``.
    func rename(_ identity: Identity, _ proposal: AccountNamesProposal) async throws -> User {
        let names = try proposal.validated()
        guard let user = try await store.setNames(id: identity.userID, names) else { throw Self.gone }
        return user
    }

    func verificationLink(of user: User) -> String {
        links.link(.verification, userID: user.id.uuid, boundTo: user.email)
    }

    static var gone: Problem { Problem(.unauthorized, "This account is gone") }
}
