import CampusCore
import Foundation
import HTTPClient
import Postgres

/// Signing in at the university's provider: OpenID Connect's authorization code flow with PKCE.
struct SingleSignOn: Sendable {
    let configuration: SingleSignOnConfiguration
    /// Carries what the provider is asked; it must run.
    let http: HTTPClient
    private let provider: IdentityProvider
    private let cookie: AttemptCookie
    private let accounts: SingleSignOnAccounts
    private let publicAddress: String
    private let now: @Sendable () -> Date

    /// - Parameters:
    ///   - http: a client with ``IdentityProvider/httpConfiguration``.
    ///   - timeout: for one answer of the provider.
    ///   - secret: what the cookies' key is derived from; the same on every replica.
    ///   - publicURL: the address people use.
    init(
        configuration: SingleSignOnConfiguration,
        http: HTTPClient,
        timeout: Duration = .seconds(5),
        database: PostgresClient,
        secret: some DataProtocol,
        publicURL: URL,
        now: @escaping @Sendable () -> Date
    ) {
        self.configuration = configuration
        self.http = http
        self.now = now
        provider = IdentityProvider(issuer: configuration.issuer, http: http, timeout: timeout, now: now)
        accounts = SingleSignOnAccounts(database: database)
        cookie = AttemptCookie(secret: secret, issuer: configuration.issuer, clientID: configuration.clientID)
        let address = publicURL.absoluteString
        publicAddress = address.hasSuffix("/") ? String(address.dropLast()) : address
    }

    /// Where the provider sends people back to; it must know this address.
    private var redirectAddress: String { publicAddress + "/api/v1/auth/oidc/callback" }

    /// Begins a sign-in.
    ///
    /// - Returns: where the browser goes, and the cookie it takes along.
    /// - Throws: ``SingleSignOnError``.
    func start(_ returnPath: ReturnPath) async throws -> (address: String, cookie: String) {
        let metadata = try await provider.metadata()
        let attempt = SignInAttempt(returnPath: returnPath, now: now())
        let request = AuthorizationRequest(
            endpoint: metadata.authorizationEndpoint,
            clientID: configuration.clientID,
            redirectAddress: redirectAddress,
            scopes: configuration.scopes,
            attempt: attempt,
            maximumAge: configuration.maximumAge
        )
        return (request.address, try cookie.setting(attempt))
    }

    /// Ends a sign-in.
    ///
    /// - Parameter cookie: what the browser kept.
    /// - Returns: who it is, and the address to go to.
    /// - Throws: ``SingleSignOnError``; ``PostgresError``.
    func finish(
        _ response: AuthorizationResponse,
        cookie value: String?
    ) async throws -> (credentials: AccountStore.Credentials, address: String) {
        if let refusal = response.refusal { throw refusal }
        let attempt = value.flatMap(cookie.attempt(in:)).flatMap { $0.isOver(now: now()) ? nil : $0 }
        // Before anyone is asked anything: without an attempt of ours there is nothing to ask.
        guard let attempt else {
            throw SingleSignOnError(.expired, "the browser has no sign-in under way")
        }
        let metadata = try await provider.metadata()
        let code = try response.code(for: attempt, from: metadata)
        let answer = try await provider.redeem(
            TokenRequest(
                endpoint: metadata.tokenEndpoint,
                clientID: configuration.clientID,
                authentication: TokenRequest.Authentication(
                    secret: configuration.clientSecret?.current(),
                    supported: metadata.clientAuthentications
                ),
                code: code,
                verifier: attempt.verifier,
                redirectAddress: redirectAddress
            )
        )
        let person = try await person(answer, attempt, metadata)
        return (try await accounts.credentials(of: person), publicAddress + attempt.returnPath.text)
    }

    /// Where a person reads why the sign-in did not work.
    func address(of problem: SingleSignOnError.Code) -> String {
        "\(publicAddress)/login?problem=\(problem.rawValue)"
    }

    private func person(
        _ answer: TokenAnswer,
        _ attempt: SignInAttempt,
        _ metadata: ProviderMetadata
    ) async throws -> SingleSignOnPerson {
        let checks = IDTokenChecks(
            issuer: configuration.issuer,
            clientID: configuration.clientID,
            nonce: attempt.nonce,
            startedAt: attempt.startedAt,
            maximumAge: configuration.maximumAge
        )
        var claims = try await provider.claims(of: answer.idToken)
        let subject = try checks.subject(of: claims, now: now())
        if lacksSomething(claims), let address = metadata.userinfoEndpoint, let accessToken = answer.accessToken {
            let more = try await provider.userinfo(at: address, accessToken: accessToken, subject: subject)
            // What is signed comes first.
            claims = claims.adding(more)
        }
        return SingleSignOnPerson(subject: subject, claims: claims, configuration: configuration)
    }

    /// Whether something that matters may stand at the userinfo endpoint: many providers say there what the scopes
    /// ask for, and in the ID token only who it is (OpenID Connect Core §5.4).
    private func lacksSomething(_ claims: ClaimSet) -> Bool {
        claims.text("email") == nil || claims.text("name") == nil
            || (claims.boolean("email_verified") == nil && !configuration.trustsEmail)
            || configuration.roles?.lacksClaims(claims) ?? false
            || configuration.affiliations?.lacksClaims(claims) ?? false
    }
}
