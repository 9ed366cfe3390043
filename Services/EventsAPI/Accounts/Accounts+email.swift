import CampusCore
import Foundation
import ServiceKit

// What is proved by reading a mailbox.
extension Accounts {
    /// Notes that the address is the person's; a link may be followed twice.
    ///
    /// - Throws: ``ValidationError`` for a link that is none, is over, or was for another address.
    func verifyEmail(token: String?) async throws -> User {
        guard let token, let id = links.userID(in: token, .verification), let user = try await store.user(id: id),
            links.isGood(token, boundTo: user.email), let verified = try await store.verify(id: id, email: user.email)
        else { throw Self.badLink }
        return verified
    }

    /// Mails the link once more, unless the address is the person's already.
    ///
    /// - Parameter network: where the request came from.
    /// - Throws: ``Problem`` 429.
    func mailVerification(to identity: Identity, network: String) async throws {
        let user = try await user(identity)
        guard !user.emailVerified else { return }
        try await limiter.takeAccountMail(email: user.email, network: network)
        try await store.tell(id: identity.userID, .emailVerification, link: verificationLink(of: user))
    }

    /// Mails a link to set another password, if the address has an account. Who asks cannot tell whether it has one,
    /// neither from the answer nor from when it comes.
    ///
    /// - Parameter network: where the request came from.
    /// - Throws: ``ValidationError`` when it is no address; ``Problem`` 429.
    func mailPasswordReset(email: String?, network: String) async throws {
        var validator = Validator()
        let email = validator.email(email, "email")
        try validator.finish()
        try await limiter.takeAccountMail(email: email, network: network)
        let answer = ContinuousClock.now + .milliseconds(250)
        if let known = try await store.credentials(email: email) {
            let id = known.user.id.uuid
            let link = links.link(.passwordReset, userID: id, boundTo: known.passwordHash ?? "")
            try await store.tell(id: id, .passwordReset, link: link)
        }
        try await Task.sleep(until: answer)
    }

    /// Sets another password and signs the person out everywhere. A link is good once: it is bound to the password
    /// that it replaces.
    ///
    /// - Throws: ``ValidationError`` naming what is wrong with the link or the password.
    func resetPassword(token: String?, password: String?) async throws {
        guard let token, let id = links.userID(in: token, .passwordReset),
            let known = try await store.credentials(id: id), links.isGood(token, boundTo: known.passwordHash ?? "")
        else { throw Self.badLink }
        try await replacePassword(of: known, with: password, action: "account.password_reset", refusal: Self.badLink)
        // Who can read the mail that it was sent to has shown whose the address is.
        _ = try await store.verify(id: id, email: known.user.email)
        try await sessions.endAll(userID: id)
    }

    /// Sets another password and signs the person out everywhere else.
    ///
    /// - Throws: ``ValidationError`` naming what is wrong with either password; ``Problem`` 429.
    func changePassword(_ identity: Identity, current: String?, password: String?) async throws {
        guard let known = try await store.credentials(id: identity.userID) else { throw Self.gone }
        try await limiter.takePassword(email: known.user.email)
        let wrong = ValidationError([FieldError(field: "current_password", message: "is not right")])
        guard try await hasher.verify(current ?? "", stored: known.passwordHash) else { throw wrong }
        try await replacePassword(of: known, with: password, action: "account.password_changed", refusal: wrong)
        try await sessions.endOthers(of: identity)
    }

    private func replacePassword(
        of known: AccountStore.Credentials,
        with password: String?,
        action: String,
        refusal: ValidationError
    ) async throws {
        var validator = Validator()
        passwords.check(password, "password", context: [known.user.email, known.user.name], &validator)
        try validator.finish()
        let (id, hash) = (known.user.id.uuid, try await hasher.hash(password ?? ""))
        guard try await store.setPassword(id: id, hash: hash, replacing: known.passwordHash, action: action) else {
            // Somebody else was faster.
            throw refusal
        }
        try await store.tell(id: id, .passwordChanged, link: nil)
    }

    private static var badLink: ValidationError {
        ValidationError([FieldError(field: "token", message: "is not the secret of a link that is still good")])
    }
}
