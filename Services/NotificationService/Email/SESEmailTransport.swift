import AWS
import CampusCore
import Foundation
import ServiceKit

/// Sends through Amazon SES, API version 2.
struct SESEmailTransport: EmailTransport {
    let client: SESClient
    /// Whose event destinations hear of bounces and complaints; nil for none.
    let configurationSet: String?

    /// The tag by which SES's events name the notification.
    static let notificationTag = "notification"

    /// - Throws: ``TransportError``.
    func send(_ message: EmailMessage) async throws -> String {
        var email = SESEmail(
            from: message.from.address,
            to: [message.to.address],
            rawMessage: Array(try message.mime().utf8),
            configurationSet: configurationSet,
            tags: [(Self.notificationTag, message.id.wire)]
        )
        return try await Tracing.span("SES SendEmail", .client, of: TraceContext.current) {
            email.traceparent = TraceContext.current?.traceparent
            do throws(AWSError) {
                return try await client.sendEmail(email)
            } catch {
                throw TransportError(ses: error)
            }
        }
    }
}
