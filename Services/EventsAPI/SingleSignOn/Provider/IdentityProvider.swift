import Foundation
import HTTPClient

/// The university's OpenID provider, as it is asked over HTTP.
struct IdentityProvider: Sendable {
    private let requests: ProviderRequests
    private let metadataDocument: RemoteDocument<ProviderMetadata>
    private let keysDocument: RemoteDocument<ProviderKeys>

    /// The largest answer that is read from a provider, in bytes.
    static let answerLimit = 256 * 1024

    /// What a client for providers is made with.
    static var httpConfiguration: HTTPClientConfiguration {
        var configuration = HTTPClientConfiguration()
        configuration.responseLimit = answerLimit
        return configuration
    }

    /// - Parameters:
    ///   - http: with ``httpConfiguration``.
    ///   - timeout: for one answer of the provider.
    init(
        issuer: String,
        http: HTTPClient,
        timeout: Duration,
        now: @escaping @Sendable () -> Date
    ) {
        let requests = ProviderRequests(http: http, timeout: timeout)
        self.requests = requests
        let metadata = RemoteDocument<ProviderMetadata>(now: now) {
            let (body, caching) = try await requests.get(ProviderMetadata.address(issuer: issuer), "metadata")
            return (try ProviderMetadata(body, issuer: issuer), caching)
        }
        metadataDocument = metadata
        keysDocument = RemoteDocument<ProviderKeys>(now: now) {
            let (body, caching) = try await requests.get(try await metadata.value().keysAddress, "key set")
            return (try ProviderKeys(body), caching)
        }
    }

    /// - Throws: ``SingleSignOnError``.
    func metadata() async throws -> ProviderMetadata {
        try await metadataDocument.value()
    }

    /// Redeems a code.
    ///
    /// - Throws: ``SingleSignOnError``.
    func redeem(_ request: TokenRequest) async throws -> TokenAnswer {
        try TokenAnswer(try await requests.send(request.http, "token endpoint"))
    }

    /// The claims of an ID token, of which only the signature is checked. What none of the known keys signed may be
    /// signed with a new one: then the key set is read again (OpenID Connect Core §10.1.1), but not each time.
    ///
    /// - Throws: ``SingleSignOnError``.
    func claims(of text: String) async throws -> ClaimSet {
        let token = try IDToken(text, accepted: try await metadata().signingAlgorithms)
        if let claims = await token.claims(signedBy: try await keysDocument.value()) { return claims }
        guard let newest = try await keysDocument.newest(), let claims = await token.claims(signedBy: newest) else {
            throw SingleSignOnError(.failed, "the ID token's signature is not the provider's")
        }
        return claims
    }

    /// What the provider says of the person whose access token it is (OpenID Connect Core §5.3).
    ///
    /// - Throws: ``SingleSignOnError``, also when it is another person (§5.3.2).
    func userinfo(at address: String, accessToken: String, subject: String) async throws -> ClaimSet {
        let headers = [("Authorization", "Bearer \(accessToken)"), ("Accept", "application/json")]
        let request = HTTPClientRequest(method: "GET", url: address, headers: headers)
        let response = try await requests.send(request, "userinfo endpoint")
        guard response.status == 200 else {
            let code: SingleSignOnError.Code = response.status >= 500 ? .unavailable : .failed
            throw SingleSignOnError(code, "the userinfo endpoint answers \(response.status)")
        }
        let claims: ClaimSet
        do {
            claims = try JSONDecoder().decode(ClaimSet.self, from: Data(response.body))
        } catch {
            throw SingleSignOnError(.failed, "the userinfo endpoint's answer cannot be read")
        }
        guard claims.text("sub") == subject else {
            throw SingleSignOnError(.failed, "the userinfo endpoint speaks of another person")
        }
        return claims
    }
}
