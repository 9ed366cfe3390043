/// The answer to a sign-in (RFC 6749 §5.1, and who signed in).
public struct Session: Codable, Sendable {
    public var accessToken: String
    public var tokenType = "Bearer"
    /// Seconds until the token expires.
    public var expiresIn: Int
    public var user: User

    enum CodingKeys: String, CodingKey {
        case accessToken = "access_token"
        case tokenType = "token_type"
        case expiresIn = "expires_in"
        case user
    }

    public init(accessToken: String, expiresIn: Int, user: User) {
        self.accessToken = accessToken
        self.expiresIn = expiresIn
        self.user = user
    }
}
