import Foundation

/// What the claims of an ID token must say before they are believed (OpenID Connect Core §3.1.3.7). Pure; that the
/// provider signed them is known already.
struct IDTokenChecks: Sendable {
    let issuer: String
    let clientID: String
    /// What the sign-in's start sent along.
    let nonce: String
    /// When the sign-in began, in seconds since 1970.
    let startedAt: Int
    /// How long ago the person may have shown the provider who they are, in seconds; nil when that was not asked.
    let maximumAge: Int?

    /// How much the provider's clock and ours may differ, in seconds.
    static let skew = 60.0

    /// - Returns: the person's identifier at the provider.
    /// - Throws: ``SingleSignOnError`` naming the claim that is wrong, not its value.
    func subject(of claims: ClaimSet, now: Date) throws(SingleSignOnError) -> String {
        let now = now.timeIntervalSince1970
        try require(claims.text("iss") == issuer, "iss is not the provider")
        let audiences = claims.texts(at: "aud") ?? []
        try require(audiences.contains(clientID), "aud is not this client")
        // Others in it are not known here; azp says that the token is ours all the same (§3.1.3.7, 3 to 5).
        let party = claims.members["azp"]
        try require(party == nil || party == .string(clientID), "azp is not this client")
        try require(party != nil || audiences.allSatisfy { $0 == clientID }, "aud has others in it and azp is missing")
        guard let expiry = claims.time("exp"), let issuedAt = claims.time("iat") else {
            throw SingleSignOnError(.failed, "the ID token has no exp or no iat")
        }
        try require(expiry + Self.skew > now, "exp is over")
        try require(claims.time("nbf").map { $0 - Self.skew <= now } ?? true, "nbf is to come")
        try require(issuedAt - Self.skew <= now, "iat is to come")
        try require(issuedAt + Self.skew >= Double(startedAt), "iat lies before the sign-in")
        try require(claims.text("nonce") == nonce, "nonce is not this sign-in's")
        if let maximumAge {
            let isRecent = claims.time("auth_time").map { $0 + Double(maximumAge) + Self.skew >= now } ?? false
            try require(isRecent, "auth_time is missing or too long ago")
        }
        guard let subject = claims.text("sub"), Self.isSubject(subject) else {
            throw SingleSignOnError(.failed, "the ID token's sub is missing or malformed")
        }
        return subject
    }

    /// At most 255 ASCII characters (Core §2).
    static func isSubject(_ text: String) -> Bool {
        (1...255).contains(text.utf8.count) && text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    }

    private func require(_ condition: Bool, _ reason: String) throws(SingleSignOnError) {
        if !condition { throw SingleSignOnError(.failed, "the ID token's \(reason)") }
    }
}
