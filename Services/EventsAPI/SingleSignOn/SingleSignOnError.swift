/// Why a sign-in at the university's provider did not end with a session.
struct SingleSignOnError: Error, Equatable, CustomStringConvertible {
    /// What the sign-in page is told, as `problem` in its address; each has a sentence there.
    enum Code: String, Sendable, CaseIterable {
        /// The person, or the provider for them, said no.
        case denied = "sso-denied"
        /// The answer came too late, twice, or to another browser: begin again.
        case expired = "sso-expired"
        /// The provider's answer cannot be believed, or ours not by it: for those who operate.
        case failed = "sso-failed"
        /// The provider, or what is needed here, is away for a moment.
        case unavailable = "sso-unavailable"
        /// The provider does not say that the address is the person's own.
        case emailUnverified = "email-unverified"
        /// The address belongs to an account of another person at the same provider.
        case emailTaken = "email-taken"
        /// The person had the account deleted.
        case accountDeleted = "account-deleted"
    }

    let code: Code
    /// For the log: what was wrong, without a token, a code or anything about the person.
    let reason: String

    init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    var description: String { "\(code.rawValue): \(reason)" }
}
