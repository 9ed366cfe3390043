import AWS
import Foundation
import HTTPTesting
import Testing

@Suite struct AWSCredentialChainTests {
    private static let secret = "wJalrXUtnFEMI/K7MDENG"

    /// A token as Kubernetes puts it into a pod, in a file with a line break at its end.
    private func withTokenFile<Value>(_ token: String, _ body: (URL) async throws -> Value) async throws -> Value {
        let file = FileManager.default.temporaryDirectory.appending(path: "token-\(UUID().uuidString)")
        try Data((token + "\n").utf8).write(to: file)
        defer { unlink(file.path()) }
        return try await body(file)
    }

    private func credentials(_ environment: [String: String]) async throws -> AWSCredentials {
        try await withHTTPClient { http in
            try await AWSCredentialChain(AWSConfiguration(environment: environment), http: http).credentials()
        }
    }

    @Test func keysInTheEnvironmentComeFirst() async throws {
        let found = try await credentials([
            "AWS_ACCESS_KEY_ID": "AKID", "AWS_SECRET_ACCESS_KEY": Self.secret, "AWS_SESSION_TOKEN": "session",
            "AWS_WEB_IDENTITY_TOKEN_FILE": "/nowhere", "AWS_ROLE_ARN": "arn",
        ])
        #expect(found == AWSCredentials(accessKeyID: "AKID", secretAccessKey: Self.secret, sessionToken: "session"))
        #expect(!"\(found) \(String(reflecting: found))".contains(Self.secret))
    }

    /// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
    @Test func aWebIdentityIsExchangedForCredentials() async throws {
        try await withTokenFile("token+/=&") { file in
            try await ScriptedHTTPServer.with { request in
                let wanted = [
                    "Action=AssumeRoleWithWebIdentity", "Version=2011-06-15", "RoleSessionName=campus-events",
                    "RoleArn=arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fevents", "WebIdentityToken=token%2B%2F%3D%26",
                ]
                let sent = Set(request.body.split(separator: "&").map(String.init))
                guard request.method == "POST", sent == Set(wanted), request.headers["authorization"] == nil else {
                    return .answer(400, "<Error><Code>Unexpected</Code><Message>\(request.body)</Message></Error>")
                }
                return .answer(
                    200,
                    """
                    <AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><Credentials>
                    <AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>a&amp;b</SecretAccessKey>
                    <SessionToken>session</SessionToken><Expiration>2026-01-01T00:00:00Z</Expiration>
                    </Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>
                    """
                )
            } _: { server in
                let found = try await credentials([
                    "AWS_WEB_IDENTITY_TOKEN_FILE": file.path(), "AWS_ROLE_ARN": "arn:aws:iam::1:role/events",
                    "AWS_ENDPOINT_URL_STS": server.url + "/",
                ])
                let expiration = Date(timeIntervalSince1970: 1_767_225_600)
                #expect(
                    found
                        == AWSCredentials(
                            accessKeyID: "ASIA",
                            secretAccessKey: "a&b",
                            sessionToken: "session",
                            expiration: expiration
                        )
                )
            }
        }
    }

    @Test func aRefusedWebIdentityIsAnErrorWithoutTheToken() async throws {
        try await withTokenFile("the-token") { file in
            try await ScriptedHTTPServer.with { _ in
                .answer(
                    400,
                    "<ErrorResponse><Error><Code>InvalidIdentityToken</Code><Message>no</Message></Error></ErrorResponse>"
                )
            } _: { server in
                let error = await #expect(throws: AWSError.self) {
                    try await credentials([
                        "AWS_WEB_IDENTITY_TOKEN_FILE": file.path(), "AWS_ROLE_ARN": "arn",
                        "AWS_ENDPOINT_URL": server.url,
                    ])
                }
                #expect(error?.code == .invalidCredentials)
                #expect(error?.type == "InvalidIdentityToken")
                #expect(error.map { !"\($0)".contains("the-token") } == true)
            }
        }
    }

    /// EKS Pod Identity: https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html
    @Test func aPodIdentityIsAskedForAtItsEndpoint() async throws {
        try await withTokenFile("pod-token") { file in
            try await ScriptedHTTPServer.with { request in
                guard request.headers["authorization"] == "pod-token", request.target == "/v1/credentials" else {
                    return .answer(403, #"{"message":"who?"}"#)
                }
                return .answer(
                    200,
                    #"{"AccessKeyId":"ASIA","SecretAccessKey":"s","Token":"t","Expiration":"2026-01-01T00:00:00.5Z"}"#
                )
            } _: { server in
                let environment = [
                    "AWS_CONTAINER_CREDENTIALS_FULL_URI": server.url + "/v1/credentials",
                    "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": file.path(),
                ]
                let found = try await credentials(environment)
                #expect(found.accessKeyID == "ASIA")
                #expect(found.sessionToken == "t")
                #expect(found.expiration == Date(timeIntervalSince1970: 1_767_225_600.5))
                var missing = environment
                missing["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] = "/nowhere/token"
                await #expect(throws: AWSError.self) { try await credentials(missing) }
            }
        }
    }

    @Test func thePodsTokenGoesToNoStranger() async throws {
        for uri in ["http://example.com/credentials", "http://127.0.0.1.example.com/", "ftp://localhost/", "nonsense"] {
            let error = await #expect(throws: AWSError.self) {
                try await credentials([
                    "AWS_CONTAINER_CREDENTIALS_FULL_URI": uri, "AWS_CONTAINER_AUTHORIZATION_TOKEN": "pod-token",
                ])
            }
            #expect(error?.code == .invalidCredentials || error?.code == .network)
        }
    }

    @Test func withoutAnyItSaysSo() async throws {
        let error = await #expect(throws: AWSError.self) { try await credentials(["AWS_REGION": "us-east-1"]) }
        #expect(error?.code == .invalidCredentials)
    }
}
