import Foundation
import HTTPClient

/// EKS Pod Identity: keys from the agent on the node
/// (https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html).
struct ContainerCredentialProvider: AWSCredentialProvider {
    let http: HTTPClient
    let uri: String
    let tokenFile: String?
    let token: String?

    func credentials() async throws(AWSError) -> AWSCredentials {
        // The token must not go to a host that someone else wrote into the environment.
        guard let host = URL(string: uri)?.host(), uri.hasPrefix("https://") || Self.hosts.contains(host) else {
            throw AWSError(.invalidCredentials, "AWS_CONTAINER_CREDENTIALS_FULL_URI is neither local nor https")
        }
        var headers = [("Accept", "application/json")]
        if let authorization = try authorization() { headers.append(("Authorization", authorization)) }
        let response = try await http.sendToAWS(HTTPClientRequest(method: "GET", url: uri, headers: headers))
        guard response.status == 200 else { throw AWSError(response: response) }
        do {
            let answer = try JSONDecoder().decode(Answer.self, from: Data(response.body))
            return AWSCredentials(
                accessKeyID: answer.accessKeyID,
                secretAccessKey: answer.secretAccessKey,
                sessionToken: answer.token,
                expiration: answer.expiration.flatMap(AWSTime.parse)
            )
        } catch {
            throw AWSError(.decoding, "the container endpoint answered without credentials")
        }
    }

    private func authorization() throws(AWSError) -> String? {
        guard let tokenFile else { return token }
        do {
            return try String(contentsOfFile: tokenFile, encoding: .utf8).trimmingCharacters(
                in: .whitespacesAndNewlines
            )
        } catch {
            throw AWSError(.invalidCredentials, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE cannot be read")
        }
    }

    private static let hosts: Set = [
        "127.0.0.1", "localhost", "::1", "169.254.170.2", "169.254.170.23", "fd00:ec2::23",
    ]

    private struct Answer: Decodable {
        let accessKeyID: String
        let secretAccessKey: String
        let token: String?
        let expiration: String?

        enum CodingKeys: String, CodingKey {
            case accessKeyID = "AccessKeyId"
            case secretAccessKey = "SecretAccessKey"
            case token = "Token"
            case expiration = "Expiration"
        }
    }
}

extension ContainerCredentialProvider: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    var description: String { "ContainerCredentialProvider(\(uri))" }
    var debugDescription: String { description }
    var customMirror: Mirror { Mirror(self, children: ["uri": uri]) }
}
