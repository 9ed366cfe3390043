import Foundation
import HTTPClient
import Logging
import NIOPosix
import ServiceLifecycle

/// What sends the notifications of each channel. Each has connections of its own: one that is slow holds up no other.
struct ChannelSenders: Sendable {
    private let senders: [NotificationChannel: any NotificationSender]
    /// What must run for them.
    let services: [any Service]

    init(_ configuration: NotificationServiceConfiguration, templates: Templates, logger: Logger) {
        let authorities = configuration.transportSecurity.certificateAuthorityFile
        let publicURL = configuration.publicURL
        let email = configuration.email.makeTransport(
            sender: configuration.sender,
            connections: configuration.limits[.email]?.concurrency ?? 1,
            certificateAuthorityFile: authorities,
            threads: .singleton,
            logger: logger
        )
        let sms = configuration.sms.makeTransport(
            certificateAuthorityFile: authorities,
            threads: .singleton,
            logger: logger
        )
        let push = configuration.push.makeTransport(certificateAuthorityFile: authorities, logger: logger)
        var senders: [NotificationChannel: any NotificationSender] = [:]
        senders[.email] = EmailSender(
            templates: templates,
            transport: email.transport,
            sender: configuration.sender,
            publicURL: publicURL
        )
        senders[.sms] = sms.transport.map { SMSSender(templates: templates, transport: $0, publicURL: publicURL) }
        senders[.push] = push.transport.map { PushSender(templates: templates, transport: $0, publicURL: publicURL) }
        self.senders = senders
        services = email.services + sms.services + push.services
    }

    /// - Returns: nil where the channel is switched off.
    subscript(channel: NotificationChannel) -> (any NotificationSender)? { senders[channel] }
}
