import CampusCore
import Foundation

/// What SES says of a mail, as it publishes events
/// (https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html) and as it notifies of an
/// identity's mails (https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html).
struct SESReport: Decodable, Sendable {
    struct Mail: Decodable, Sendable {
        /// SES's id of the mail.
        let messageId: String
        /// Our own tags, in events alone.
        let tags: [String: [String]]?
    }

    struct Recipient: Decodable, Sendable {
        let emailAddress: String
        let diagnosticCode: String?
    }

    struct Bounce: Decodable, Sendable {
        let bounceType: String
        let bounceSubType: String?
        let bouncedRecipients: [Recipient]
    }

    struct Complaint: Decodable, Sendable {
        let complainedRecipients: [Recipient]
        let complaintFeedbackType: String?
    }

    struct Delivery: Decodable, Sendable {
        let timestamp: Date?
    }

    struct Reject: Decodable, Sendable {
        let reason: String?
    }

    struct Delay: Decodable, Sendable {
        let delayType: String?
    }

    let eventType: String?
    let notificationType: String?
    let mail: Mail
    let bounce: Bounce?
    let complaint: Complaint?
    let delivery: Delivery?
    let reject: Reject?
    let deliveryDelay: Delay?

    /// `Bounce`, `Complaint`, `Delivery` and others.
    var type: String { eventType ?? notificationType ?? "" }

    /// The notification's id, by our tag.
    var notificationID: UUID? {
        mail.tags?[SESEmailTransport.notificationTag]?.first.flatMap { UUID(uuidString: $0) }
    }
}
