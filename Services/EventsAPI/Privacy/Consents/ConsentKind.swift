/// What people are asked to agree to; the raw values are the database's and the wire's.
enum ConsentKind: String, Codable, Sendable, CaseIterable {
    case terms
    case privacy
    /// Mails that are not about something the person takes part in.
    case marketingEmail = "marketing-email"
}
