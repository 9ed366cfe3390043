/// Where the browser is sent to sign in (OpenID Connect Core §3.1.2.1). Pure.
struct AuthorizationRequest: Sendable {
    /// The provider's authorization endpoint.
    let endpoint: String
    let clientID: String
    /// Where the provider sends the browser back to.
    let redirectAddress: String
    let scopes: String
    let attempt: SignInAttempt
    /// See ``IDTokenChecks/maximumAge``.
    let maximumAge: Int?

    /// The whole address; what the endpoint has as a query stays (RFC 6749 §3.1).
    var address: String {
        var fields = [
            (name: "response_type", value: "code"),
            (name: "client_id", value: clientID),
            (name: "redirect_uri", value: redirectAddress),
            (name: "scope", value: scopes),
            (name: "state", value: attempt.state),
            (name: "nonce", value: attempt.nonce),
            (name: "code_challenge", value: PKCE(verifier: attempt.verifier).challenge),
            (name: "code_challenge_method", value: PKCE.method),
        ]
        if let maximumAge { fields.append((name: "max_age", value: String(maximumAge))) }
        return endpoint + (endpoint.contains("?") ? "&" : "?") + FormEncoding.encode(fields)
    }
}
