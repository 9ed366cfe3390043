import Foundation
import ServiceKit

extension ProviderReport {
    /// Nil for what changes nothing here, such as that a mail was opened.
    init?(_ report: SESReport) {
        let finding: Finding
        var reason: String?
        var addresses: [String] = []
        switch report.type {
        case "Delivery": finding = .delivered(at: report.delivery?.timestamp)
        case "Bounce":
            guard let bounce = report.bounce else { return nil }
            // "Undetermined" may pass, too.
            finding = .bounced(forGood: bounce.bounceType == "Permanent")
            reason = [
                "bounced: \(bounce.bounceType)", bounce.bounceSubType, bounce.bouncedRecipients.first?.diagnosticCode,
            ].compactMap { $0 }.joined(separator: ", ")
            addresses = bounce.bouncedRecipients.map(\.emailAddress)
        case "Complaint":
            guard let complaint = report.complaint else { return nil }
            // Some take it back again: then it was none.
            if complaint.complaintFeedbackType == "not-spam" { return nil }
            finding = .complained
            reason = "complaint: \(complaint.complaintFeedbackType ?? "no reason given")"
            addresses = complaint.complainedRecipients.map(\.emailAddress)
        case "Subscription":
            finding = .unsubscribed
            reason = "left at the provider"
        case "Reject":
            finding = .rejected
            reason = "rejected by SES: \(report.reject?.reason ?? "no reason given")"
        case "DeliveryDelay":
            finding = .delayed
            reason = "delayed: \(report.deliveryDelay?.delayType ?? "no reason given")"
        default: return nil
        }
        self.init(
            finding: finding,
            notificationID: report.notificationID,
            messageID: report.mail.messageId,
            reason: reason.map { AddressRedaction.redacted(String($0.prefix(500))) },
            addresses: addresses
        )
    }
}
