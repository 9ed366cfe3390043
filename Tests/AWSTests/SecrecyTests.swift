import AWS
import Foundation
import HTTPTesting
import SecrecyTesting
import Testing

/// Keys that are looked for wherever one might turn up by mistake.
@Suite struct SecrecyTests {
    private static let word = "wJalrXUtnFEMI/K7MDENG"

    private static let environments: [[String: String]] = [
        ["AWS_ACCESS_KEY_ID": "AKID", "AWS_SECRET_ACCESS_KEY": word, "AWS_SESSION_TOKEN": word],
        [
            "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1:1/", "AWS_CONTAINER_AUTHORIZATION_TOKEN": word,
        ],
    ]

    @Test(arguments: environments)
    func nothingThatHoldsThemShowsThem(_ environment: [String: String]) async throws {
        try await withHTTPClient { http in
            let configuration = AWSConfiguration(environment: environment)
            let chain = AWSCredentialChain(configuration, http: http)
            let provider = RefreshingCredentialProvider(chain)
            let client = SESClient(http: http, credentials: provider, region: "us-east-1", endpoint: nil)
            let credentials = AWSCredentials(accessKeyID: "AKID", secretAccessKey: Self.word, sessionToken: Self.word)
            let signer = SigV4Signer(credentials: credentials, region: "us-east-1", service: "ses")
            // What the provider has fetched, it keeps.
            do { _ = try await provider.credentials() } catch { #expect(!everyText(of: error).contains(Self.word)) }
            let holders: [Any] = [configuration, chain, provider, client, credentials, signer]
            for holder in holders { #expect(!everyText(of: holder).contains(Self.word)) }
        }
    }

    /// To a wrong signature AWS answers with all that was signed, and the session token is a part of it.
    @Test func whatAWSSaysOfAWrongSignatureIsCutOff() async throws {
        let canonical = "The Canonical String should have been\\n'POST\\nx-amz-security-token:\(Self.word)\\n'"
        try await ScriptedHTTPServer.with { _ in
            .answer(
                403,
                #"{"message":"The signature does not match.\n\n\#(canonical)"}"#,
                headers: [("x-amzn-ErrorType", "SignatureDoesNotMatch")]
            )
        } _: { server in
            try await withHTTPClient { http in
                let environment = Self.environments[0]
                let client = SESClient(
                    http: http,
                    credentials: AWSCredentialChain(AWSConfiguration(environment: environment), http: http),
                    region: "us-east-1",
                    endpoint: server.url
                )
                let email = SESEmail(
                    from: "events@campus.example",
                    to: ["ada@campus.example"],
                    rawMessage: Array("Subject: hello\r\n\r\n".utf8)
                )
                let error = await #expect(throws: AWSError.self) { try await client.sendEmail(email) }
                #expect(error?.message == "The signature does not match.")
                #expect(error.map { everyText(of: $0).contains(Self.word) } == false)
            }
        }
    }
}
