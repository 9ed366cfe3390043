import Foundation
import HTTPClient
import HTTPTesting
import Logging
import Postgres
import ServiceKit
import Testing

@testable import EventsAPI

/// A provider and the service that trusts it.
struct SignOnWorld: Sendable {
    let provider: TestProvider
    let signOn: SingleSignOn
    let clock: TestClock

    /// - Parameters:
    ///   - database: nil for what never comes to asking it.
    ///   - environment: further settings.
    static func with(
        _ database: PostgresClient? = nil,
        environment: [String: String] = [:],
        timeout: Duration = .seconds(5),
        _ body: @Sendable (SignOnWorld) async throws -> Void
    ) async throws {
        let clock = TestClock()
        let nothing = PostgresClient(
            configuration: try PostgresConfiguration(url: "postgres://nobody@127.0.0.1:1/nothing"),
            logger: Logger(label: "test")
        )
        try await TestProvider.with(clock) { provider in
            try await withHTTPClient(IdentityProvider.httpConfiguration) { http in
                let settings = environment.merging([
                    "OIDC_ISSUER": provider.issuer, "OIDC_CLIENT_ID": TestProvider.clientID,
                    "OIDC_CLIENT_SECRET": TestProvider.secret,
                ]) { own, _ in own }
                let configuration = try SingleSignOnConfiguration(ConfigurationReader(environment: settings))
                let signOn = SingleSignOn(
                    configuration: try #require(configuration),
                    http: http,
                    timeout: timeout,
                    database: database ?? nothing,
                    secret: Data("a secret of tests, which nobody minds".utf8),
                    publicURL: try #require(URL(string: "https://campus.example/")),
                    now: { clock.now }
                )
                try await body(SignOnWorld(provider: provider, signOn: signOn, clock: clock))
            }
        }
    }

    /// A whole sign-in.
    @discardableResult
    func signIn() async throws -> AccountStore.Credentials {
        let (address, cookie) = try await signOn.start(.home)
        return try await signOn.finish(try provider.authorize(address), cookie: Self.value(cookie)).credentials
    }

    /// Why a sign-in does not work; nil when it does.
    func problem() async throws -> SingleSignOnError? {
        await Self.problem { try await signIn() }
    }

    /// The value that a `Set-Cookie` field gives the cookie of the sign-in.
    static func value(_ cookie: String) -> String {
        String(cookie.dropFirst(AttemptCookie.name.count + 1).prefix { $0 != ";" })
    }

    /// What a sign-in ends with, when it is an error of single sign-on.
    static func problem(_ body: () async throws -> Void) async -> SingleSignOnError? {
        do {
            try await body()
            return nil
        } catch let error as SingleSignOnError {
            return error
        } catch {
            Issue.record(error)
            return nil
        }
    }
}
