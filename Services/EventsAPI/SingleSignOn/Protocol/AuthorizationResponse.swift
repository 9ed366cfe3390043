/// What the browser brings back from the provider (OpenID Connect Core §3.1.2.5 and §3.1.2.6). Pure.
struct AuthorizationResponse: Sendable {
    let code: String?
    let state: String?
    let error: String?
    /// Who answers (RFC 9207 §2).
    let issuer: String?

    /// The code to redeem, when this is the answer to the attempt.
    ///
    /// - Parameter attempt: what the browser's cookie holds; nil when it holds nothing that is still good.
    /// - Throws: ``SingleSignOnError``.
    func code(for attempt: SignInAttempt?, from provider: ProviderMetadata) throws(SingleSignOnError) -> String {
        guard let attempt, let state, attempt.hasState(state) else {
            throw SingleSignOnError(.expired, "the answer's state is not that of a sign-in of this browser")
        }
        // A provider that was not asked must not have its code redeemed by the one that was (RFC 9207 §2.4).
        guard issuer == provider.issuer || (issuer == nil && !provider.namesItself) else {
            throw SingleSignOnError(.failed, "the answer's iss is not the provider")
        }
        guard let code, (1...4096).contains(code.utf8.count) else {
            throw SingleSignOnError(.failed, "the answer has no code")
        }
        return code
    }

    /// What a refusal means; nil for an answer that is none. It decides nothing but what the person reads, and some
    /// providers send it without the state, so that the state does not matter.
    var refusal: SingleSignOnError? {
        switch error {
        case nil: nil
        case "access_denied", "consent_required": SingleSignOnError(.denied, "the provider was told no")
        case "temporarily_unavailable", "server_error":
            SingleSignOnError(.unavailable, "the provider has difficulties of its own")
        case let error?: SingleSignOnError(.failed, "the provider refuses the request: \(Self.shown(error))")
        }
    }

    /// The codes of the standards as they are; anybody can write something else there.
    static func shown(_ error: String) -> String {
        let isCode =
            error.utf8.count <= 40 && error.utf8.allSatisfy { $0 == UInt8(ascii: "_") || (97...122).contains($0) }
        return isCode ? error : "an unknown code"
    }
}
