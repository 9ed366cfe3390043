import CampusCore
import Foundation
import Postgres

/// The rules of whose account a person at the provider has.
struct SingleSignOnAccounts: Sendable {
    let database: PostgresClient

    /// Two sign-ins of one new person at once: one makes the account, and the other finds it when it looks again.
    private static let tries = 4

    private struct Overtaken: Error {}

    /// The person's account as it is after this sign-in: known by the provider's identifier, or the one that has the
    /// address, or a new one.
    ///
    /// - Throws: ``SingleSignOnError`` when the person has none and may not have one; ``PostgresError``.
    func credentials(of person: SingleSignOnPerson) async throws -> AccountStore.Credentials {
        for _ in 1..<Self.tries {
            do {
                return try await attempt(person)
            } catch is Overtaken {
                continue
            } catch let error as PostgresError where error.sqlState == .uniqueViolation {
                continue
            }
        }
        return try await attempt(person)
    }

    private func attempt(_ person: SingleSignOnPerson) async throws -> AccountStore.Credentials {
        try await database.transaction { transaction in
            let store = SingleSignOnStore(database: transaction)
            let userID: UUID
            if let account = try await store.account(issuer: person.issuer, subject: person.subject) {
                guard !account.isDeleted else {
                    throw SingleSignOnError(.accountDeleted, "the person's account was deleted")
                }
                userID = account.user.id.uuid
                try await follow(person, account.user, transaction)
            } else {
                userID = try await join(person, transaction)
            }
            guard let credentials = try await AccountStore(database: transaction).credentials(id: userID) else {
                throw PostgresError.noRow("SELECT FROM events.users")
            }
            return credentials
        }
    }

    /// Changes an account as its person changed at the provider.
    private func follow(_ person: SingleSignOnPerson, _ user: User, _ transaction: PostgresTransaction) async throws {
        let store = SingleSignOnStore(database: transaction)
        let userID = user.id.uuid
        if let affiliation = person.affiliation, affiliation != user.affiliation {
            try await store.setAffiliation(affiliation, userID: userID)
        }
        if let email = person.email, person.isEmailVerified, email != user.email {
            try await store.setEmail(email, userID: userID)
        }
        guard let role = person.role, role != user.role else { return }
        try await store.setRole(role, userID: userID)
        // Elsewhere the person is still signed in as what they were.
        try await SessionStore(database: transaction).endAll(userID: userID)
    }

    /// Gives a person an account who was never here through the provider.
    private func join(_ person: SingleSignOnPerson, _ transaction: PostgresTransaction) async throws -> UUID {
        guard let email = person.email else {
            throw SingleSignOnError(.failed, "the provider gives no e-mail address")
        }
        // An address that somebody only says is theirs opens no account, and none that others would take for theirs.
        guard person.isEmailVerified else {
            throw SingleSignOnError(.emailUnverified, "the provider does not vouch for the address")
        }
        let store = SingleSignOnStore(database: transaction)
        let account = try await store.account(email: email, issuer: person.issuer, subject: person.subject)
        guard let account else {
            return try await register(person, email, transaction)
        }
        let userID = account.user.id.uuid
        // Addresses are given to new people when others leave; the account is still the other's.
        guard !account.isAnothers else {
            throw SingleSignOnError(.emailTaken, "the address belongs to another person's account at the provider")
        }
        guard try await store.link(person, userID: userID, action: "account.linked") else { throw Overtaken() }
        if !account.user.emailVerified {
            // Whoever made it with an address that is not theirs waits for the person to come.
            try await store.takeOver(userID: userID, name: person.name)
            try await SessionStore(database: transaction).endAll(userID: userID)
        }
        try await follow(person, account.user, transaction)
        return userID
    }

    private func register(
        _ person: SingleSignOnPerson,
        _ email: String,
        _ transaction: PostgresTransaction
    ) async throws -> UUID {
        let proposed = User(
            id: WireID(.version7()),
            email: email,
            name: person.name,
            role: person.role ?? .student,
            affiliation: person.affiliation ?? .student,
            emailVerified: true
        )
        guard let user = try await AccountStore(database: transaction).insert(proposed, passwordHash: nil) else {
            throw Overtaken()
        }
        let userID = user.id.uuid
        guard try await SingleSignOnStore(database: transaction).link(person, userID: userID, action: "account.created")
        else { throw Overtaken() }
        return userID
    }
}
