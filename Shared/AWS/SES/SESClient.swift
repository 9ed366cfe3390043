import Foundation
public import HTTPClient

/// Amazon SES, API version 2
/// (https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html).
public struct SESClient: Sendable {
    private let service: SignedService

    /// - Parameter endpoint: in place of the region's own; nil for that.
    public init(http: HTTPClient, credentials: any AWSCredentialProvider, region: String, endpoint: String? = nil) {
        service = SignedService(
            http: http,
            credentials: credentials,
            region: region,
            service: "ses",
            endpoint: endpoint ?? "https://email.\(region).amazonaws.com"
        )
    }

    /// - Returns: SES's id of the message.
    /// - Throws: ``AWSError``; permanent when SES refuses the message itself.
    public func sendEmail(_ email: SESEmail) async throws(AWSError) -> String {
        let body = Body(
            FromEmailAddress: email.from,
            Destination: .init(ToAddresses: email.to),
            Content: .init(Raw: .init(Data: Foundation.Data(email.rawMessage).base64EncodedString())),
            ConfigurationSetName: email.configurationSet
        )
        let encoded: [UInt8]
        do {
            encoded = Array(try JSONEncoder().encode(body))
        } catch {
            throw AWSError(.rejected, "the mail cannot be encoded")
        }
        let path = "/v2/email/outbound-emails"
        let response = try await service.post(path: path, contentType: "application/json", body: encoded)
        do {
            return try JSONDecoder().decode(Answer.self, from: Foundation.Data(response.body)).MessageId
        } catch {
            throw AWSError(.decoding, "SES answered without a message id", mayHaveBeenAccepted: true)
        }
    }

    /// The names are AWS's.
    private struct Body: Encodable {
        struct Destination: Encodable { let ToAddresses: [String] }
        struct Content: Encodable { let Raw: Raw }
        struct Raw: Encodable { let Data: String }
        let FromEmailAddress: String
        let Destination: Destination
        let Content: Content
        let ConfigurationSetName: String?
    }

    private struct Answer: Decodable { let MessageId: String }
}
