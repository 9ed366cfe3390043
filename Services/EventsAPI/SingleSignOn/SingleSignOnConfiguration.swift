import CampusCore
import Foundation
import ServiceKit

/// The university's OpenID provider, and what its claims mean here.
struct SingleSignOnConfiguration: Sendable {
    let issuer: String
    let clientID: String
    /// Nil for a public client.
    let clientSecret: ReloadingSecret<String>?
    let scopes: String
    /// What the button says.
    let name: String
    /// Nil when roles are given here.
    let roles: ClaimsMap<Role>?
    let affiliations: ClaimsMap<Affiliation>?
    /// Whether an address counts as the person's own when the provider does not say.
    let trustsEmail: Bool
    /// How long ago the person may have shown the provider who they are, in seconds; nil for no matter when.
    let maximumAge: Int?

    static let issuer = ConfigurationVariable(
        "OIDC_ISSUER",
        "the university's OpenID provider, exactly as it calls itself; without it there is no single sign-on"
    )
    static let clientID = ConfigurationVariable("OIDC_CLIENT_ID", "what the provider calls this service")
    static let clientSecret = ConfigurationVariable(
        "OIDC_CLIENT_SECRET",
        "how this service shows the provider that it is; without it the service is a public client",
        isSecret: true
    )
    static let scopes = ConfigurationVariable(
        "OIDC_SCOPES",
        default: "openid email profile",
        "what the provider is asked for, openid among it"
    )
    static let name = ConfigurationVariable(
        "OIDC_NAME",
        default: "University account",
        "what the button of the single sign-on says"
    )
    static let roles = ConfigurationVariable(
        "OIDC_ROLE_MAP",
        "which claims make which role at each sign-in, such as groups=events-admins:admin,groups=clubs:organizer; "
            + "without it roles are given here"
    )
    static let affiliations = ConfigurationVariable(
        "OIDC_AFFILIATION_MAP",
        "which claims make which affiliation, such as eduperson_affiliation=faculty:faculty"
    )
    static let trustsEmail = ConfigurationVariable(
        "OIDC_TRUST_EMAIL",
        default: "false",
        "true for a provider that does not say email_verified and only has addresses that it gave out itself"
    )
    static let maximumAge = ConfigurationVariable(
        "OIDC_MAX_AGE",
        "how many seconds ago people may have signed in at the provider; without it no matter when"
    )

    static let variables = [
        issuer, clientID, clientSecret, scopes, name, roles, affiliations, trustsEmail, maximumAge,
    ]

    /// - Returns: nil when there is no provider.
    /// - Throws: ``ConfigurationError``.
    init?(_ reader: ConfigurationReader) throws {
        guard try reader.optional(Self.issuer) != nil else { return nil }
        issuer = try reader.value(Self.issuer, "an https address without query, or http on this machine") { text in
            // Who is this machine's own is trusted with this machine.
            ProviderAddress.isAllowed(text, issuer: text) && !text.contains("?") && text.utf8.count <= 500 ? text : nil
        }
        clientID = try reader.string(Self.clientID)
        clientSecret = try reader.optional(Self.clientSecret) == nil ? nil : reader.secret(Self.clientSecret)
        scopes = try reader.value(Self.scopes, "scopes with spaces between them, openid among them") { text in
            text.split(separator: " ").contains("openid") ? text : nil
        }
        name = try reader.value(Self.name, "1 to 60 characters") { (1...60).contains($0.count) ? $0 : nil }
        roles = try reader.optional(Self.roles).map { try ClaimsMap($0, variable: Self.roles.name) }
        affiliations = try reader.optional(Self.affiliations).map {
            try ClaimsMap($0, variable: Self.affiliations.name)
        }
        trustsEmail = try reader.boolean(Self.trustsEmail)
        maximumAge =
            try reader.optional(Self.maximumAge) == nil ? nil : reader.integer(Self.maximumAge, in: 0...31_536_000)
    }
}
