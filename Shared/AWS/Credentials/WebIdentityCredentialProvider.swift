import Foundation
import HTTPClient

/// IAM roles for service accounts: exchanges the pod's token for keys at STS
/// (https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html).
struct WebIdentityCredentialProvider: AWSCredentialProvider {
    let http: HTTPClient
    let tokenFile: String
    let roleARN: String
    let sessionName: String
    let endpoint: String

    func credentials() async throws(AWSError) -> AWSCredentials {
        let token: String
        do {
            // Kubernetes replaces the file about every hour, so it is read each time.
            token = try String(contentsOfFile: tokenFile, encoding: .utf8).trimmingCharacters(
                in: .whitespacesAndNewlines
            )
        } catch {
            throw AWSError(.invalidCredentials, "AWS_WEB_IDENTITY_TOKEN_FILE cannot be read")
        }
        let form = [
            ("Action", "AssumeRoleWithWebIdentity"), ("Version", "2011-06-15"), ("RoleArn", roleARN),
            ("RoleSessionName", sessionName), ("WebIdentityToken", token),
        ]
        let response = try await http.sendToAWS(
            HTTPClientRequest(
                method: "POST",
                url: endpoint + "/",
                headers: [("Content-Type", "application/x-www-form-urlencoded"), ("Accept", "application/xml")],
                body: FormBody.encode(form)
            )
        )
        guard response.status == 200 else { throw AWSError(response: response) }
        let xml = String(decoding: response.body, as: UTF8.self)
        guard let key = XMLText.first("AccessKeyId", in: xml), let secret = XMLText.first("SecretAccessKey", in: xml),
            let session = XMLText.first("SessionToken", in: xml), let text = XMLText.first("Expiration", in: xml),
            let expiration = AWSTime.parse(text)
        else { throw AWSError(.decoding, "STS answered without credentials") }
        return AWSCredentials(accessKeyID: key, secretAccessKey: secret, sessionToken: session, expiration: expiration)
    }
}
