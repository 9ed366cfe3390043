import Foundation
public import HTTPClient

/// The first source that is configured, in the order of AWS's SDKs: the environment's keys, a web identity token
/// (IRSA), then the container's endpoint (EKS Pod Identity).
public struct AWSCredentialChain: AWSCredentialProvider {
    private let source: (any AWSCredentialProvider)?

    public init(_ configuration: AWSConfiguration, http: HTTPClient) {
        let environment = configuration.environment
        if let key = environment["AWS_ACCESS_KEY_ID"], let secret = environment["AWS_SECRET_ACCESS_KEY"] {
            let credentials = AWSCredentials(
                accessKeyID: key,
                secretAccessKey: secret,
                sessionToken: environment["AWS_SESSION_TOKEN"]
            )
            source = StaticCredentialProvider(value: credentials)
        } else if let file = environment["AWS_WEB_IDENTITY_TOKEN_FILE"], let role = environment["AWS_ROLE_ARN"] {
            source = WebIdentityCredentialProvider(
                http: http,
                tokenFile: file,
                roleARN: role,
                sessionName: environment["AWS_ROLE_SESSION_NAME"] ?? "campus-events",
                endpoint: configuration.endpoint(service: "STS")
                    ?? "https://sts.\(configuration.region ?? "us-east-1").amazonaws.com"
            )
        } else if let uri = environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] {
            source = ContainerCredentialProvider(
                http: http,
                uri: uri,
                tokenFile: environment["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"],
                token: environment["AWS_CONTAINER_AUTHORIZATION_TOKEN"]
            )
        } else {
            source = nil
        }
    }

    public func credentials() async throws(AWSError) -> AWSCredentials {
        guard let source else {
            throw AWSError(
                .invalidCredentials,
                "no AWS credentials: neither keys nor a token file nor a container endpoint"
            )
        }
        return try await source.credentials()
    }
}

/// Keys that do not change.
struct StaticCredentialProvider: AWSCredentialProvider {
    let value: AWSCredentials

    func credentials() async throws(AWSError) -> AWSCredentials { value }
}
