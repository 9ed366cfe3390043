import Foundation

/// A message of Amazon SNS as it comes over HTTP
/// (https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html).
struct SNSMessage: Decodable, Sendable {
    enum Kind: String, Decodable, Sendable {
        case notification = "Notification"
        case subscriptionConfirmation = "SubscriptionConfirmation"
        case unsubscribeConfirmation = "UnsubscribeConfirmation"
    }

    let kind: Kind
    let id: String
    let topic: String
    let subject: String?
    let message: String
    /// As it was signed.
    let timestamp: String
    let signatureVersion: String
    /// In base64.
    let signature: String
    let certificateURL: String
    let subscribeURL: String?
    let token: String?

    enum CodingKeys: String, CodingKey {
        case kind = "Type"
        case id = "MessageId"
        case topic = "TopicArn"
        case subject = "Subject"
        case message = "Message"
        case timestamp = "Timestamp"
        case signatureVersion = "SignatureVersion"
        case signature = "Signature"
        case certificateURL = "SigningCertURL"
        case subscribeURL = "SubscribeURL"
        case token = "Token"
    }
}
