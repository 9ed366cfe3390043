import CampusCore
import Foundation
import Postgres
import ServiceKit

/// The rules of accounts: who may sign up and how people prove who they are.
struct Accounts: Sendable {
    let store: AccountStore
    let hasher: PasswordHasher
    let tokens: AccessTokens
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

    /// Adds an account.
    ///
    /// - Parameter database: where it is written.
    /// - Throws: ``ValidationError``; ``Problem`` 409 when the address has an account.
    func register(_ registration: Registration, on database: any PostgresDatabase) async throws -> User {
        var validator = Validator()
        let email = validator.email(registration.email, "email")
        let name = validator.text(registration.name, "name", 1...200)
        let password = registration.password ?? ""
        validator.require(
            (10...200).contains(password.unicodeScalars.count),
            "password",
            "must be 10 to 200 characters"
        )
        validator.require(isDemo || password != DemoSeed.password, "password", "is known to everyone")
        try validator.finish()
        let user = User(id: WireID(.version7()), email: email, name: name, role: .student, affiliation: .student)
        let hash = try await hasher.hash(password)
        guard let user = try await AccountStore(database: database).insert(user, passwordHash: hash, isTrusted: false)
        else {
            throw Problem(.conflict, "There is an account with this address already", kind: "email-taken")
        }
        return user
    }

    /// - Throws: ``Problem`` 401, the same and after the same time for an unknown address and a wrong password.
    func signIn(_ signIn: SignIn) async throws -> Session {
        var validator = Validator()
        let email = validator.email(signIn.email, "email")
        validator.require(signIn.password?.isEmpty == false, "password", "is required")
        try validator.finish()
        let known = try await store.credentials(email: email)
        let isRight = try await hasher.verify(signIn.password ?? "", stored: known?.passwordHash)
        guard isRight, isDemo || signIn.password != DemoSeed.password, let known else {
            throw Problem(.unauthorized, "The address or the password is not right", kind: "sign-in-failed")
        }
        return try await tokens.session(for: known.user)
    }

    func user(_ identity: Identity) async throws -> User {
        guard let user = try await store.user(id: identity.userID) else {
            throw Problem(.unauthorized, "This account is gone")
        }
        return user
    }
}
