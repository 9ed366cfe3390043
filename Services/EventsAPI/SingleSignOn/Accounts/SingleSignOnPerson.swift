import CampusCore
import Foundation

/// A person as the provider knows them.
struct SingleSignOnPerson: Equatable, Sendable {
    let issuer: String
    /// Never given to another person at this issuer (OpenID Connect Core §2).
    let subject: String
    /// In lower case; nil when the provider gives none that is one.
    let email: String?
    /// Whether the provider says that the address is the person's own.
    let isEmailVerified: Bool
    let name: String
    /// What the configuration makes of the claims; nil when it says nothing about roles.
    let role: Role?
    /// The same for the affiliation.
    let affiliation: Affiliation?

    /// - Parameter claims: what the provider says, checked.
    init(subject: String, claims: ClaimSet, configuration: SingleSignOnConfiguration) {
        issuer = configuration.issuer
        self.subject = subject
        let address = claims.text("email")?.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
        email = address.flatMap { EmailAddress.isValid($0) ? $0 : nil }
        // What the provider says outweighs the trust in one that says nothing.
        isEmailVerified = email != nil && (claims.boolean("email_verified") ?? configuration.trustsEmail)
        name = Self.name(claims) ?? email.flatMap { Self.tidy(String($0.prefix { $0 != "@" })) } ?? "Somebody"
        role = configuration.roles.map { $0.result(of: claims) ?? .student }
        affiliation = configuration.affiliations.map { $0.result(of: claims) ?? .guest }
    }

    private static func name(_ claims: ClaimSet) -> String? {
        if let name = claims.text("name").flatMap(tidy) { return name }
        let parts = ["given_name", "family_name"].compactMap { claims.text($0).flatMap(tidy) }
        return tidy(parts.joined(separator: " ")) ?? claims.text("preferred_username").flatMap(tidy)
    }

    /// A name as accounts may have one: 1 to 200 characters, without NUL and white space at its ends; nil for none.
    private static func tidy(_ text: String) -> String? {
        let scalars = text.unicodeScalars.filter { $0 != "\0" }.prefix(200)
        let name = String(String.UnicodeScalarView(scalars)).trimmingCharacters(in: .whitespacesAndNewlines)
        return name.isEmpty ? nil : name
    }
}
