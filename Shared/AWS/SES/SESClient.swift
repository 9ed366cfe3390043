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
            fromEmailAddress: email.from,
            destination: .init(toAddresses: email.to),
            content: .init(raw: .init(data: Data(email.rawMessage).base64EncodedString())),
            configurationSetName: email.configurationSet,
            emailTags: email.tags.isEmpty ? nil : email.tags.map { .init(name: $0.name, value: $0.value) }
        )
        let encoded: [UInt8]
        do {
            encoded = Array(try JSONEncoder().encode(body))
        } catch {
            throw AWSError(.rejected, "the mail cannot be encoded")
        }
        let path = "/v2/email/outbound-emails"
        let response = try await service.post(
            path: path,
            contentType: "application/json",
            body: encoded,
            traceparent: email.traceparent
        )
        do {
            return try JSONDecoder().decode(Answer.self, from: Data(response.body)).messageID
        } catch {
            throw AWSError(.decoding, "SES answered without a message id", mayHaveBeenAccepted: true)
        }
    }

    private struct Body: Encodable {
        struct Destination: Encodable {
            let toAddresses: [String]
            enum CodingKeys: String, CodingKey { case toAddresses = "ToAddresses" }
        }
        struct Content: Encodable {
            let raw: Raw
            enum CodingKeys: String, CodingKey { case raw = "Raw" }
        }
        struct Raw: Encodable {
            let data: String
            enum CodingKeys: String, CodingKey { case data = "Data" }
        }
        struct Tag: Encodable {
            let name: String
            let value: String
            enum CodingKeys: String, CodingKey {
                case name = "Name"
                case value = "Value"
            }
        }
        let fromEmailAddress: String
        let destination: Destination
        let content: Content
        let configurationSetName: String?
        let emailTags: [Tag]?

        enum CodingKeys: String, CodingKey {
            case fromEmailAddress = "FromEmailAddress"
            case destination = "Destination"
            case content = "Content"
            case configurationSetName = "ConfigurationSetName"
            case emailTags = "EmailTags"
        }
    }

    private struct Answer: Decodable {
        let messageID: String
        enum CodingKeys: String, CodingKey { case messageID = "MessageId" }
    }
}
