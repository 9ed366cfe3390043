/// The mails about an account itself, each of which notification-service has a template for.
enum AccountMail: String, CaseIterable, Sendable {
    /// With a link that shows that the address is the person's.
    case emailVerification = "email_verification"
    /// With a link to set another password.
    case passwordReset = "password_reset"
    /// The password was replaced; whoever did not do it must act.
    case passwordChanged = "password_changed"
}
