import AWS
import CampusCore
import Foundation

/// Sends through Amazon SES, API version 2.
struct SESEmailTransport: EmailTransport {
    let client: SESClient

    func send(_ message: EmailMessage) async throws -> String {
        try await client.sendEmail(
            SESEmail(from: message.from.address, to: [message.to.address], rawMessage: Array(message.mime().utf8))
        )
    }
}
