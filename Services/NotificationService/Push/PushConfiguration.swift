import Foundation
import HTTPClient
import Logging
import ServiceKit
import ServiceLifecycle
import WebPush

/// Web Push: off without a key.
struct PushConfiguration: Sendable {
    let key: VAPIDKey?
    let subject: String
    let hosts: PushHosts
    let allowsPrivateAddresses: Bool

    static let key = ConfigurationVariable(
        "VAPID_PRIVATE_KEY",
        "the key by which push services know us, 32 random bytes in base64url; another value makes all browsers' "
            + "subscriptions void; without it there is no Web Push",
        isSecret: true
    )
    static let subject = ConfigurationVariable(
        "VAPID_SUBJECT",
        default: "mailto:events@campus.example",
        "where those who run push services reach us: mailto: or https:"
    )
    static let hosts = ConfigurationVariable(
        "PUSH_HOSTS",
        default: PushHosts.browsers,
        "the push services to which we send, with commas between; a leading dot means the subdomains, a port is 443"
    )
    static let allowsPrivateAddresses = ConfigurationVariable(
        "PUSH_ALLOWS_PRIVATE_ADDRESSES",
        default: "false",
        "true lets pushes go to this machine and this network: for tests alone, since browsers name the addresses"
    )

    static let variables = [key, subject, hosts, allowsPrivateAddresses]

    /// - Throws: ``ConfigurationError``.
    init(_ reader: ConfigurationReader) throws(ConfigurationError) {
        key = try reader.optional(Self.key).map { text throws(ConfigurationError) in
            do throws(WebPushError) {
                return try VAPIDKey(text)
            } catch {
                throw ConfigurationError(variable: Self.key.name, reason: "must be 32 bytes in base64url, none of them")
            }
        }
        subject = try reader.value(Self.subject, "mailto:ADDRESS or an https address") { text in
            let isMail = text.hasPrefix("mailto:") && text.contains("@")
            return isMail || (text.hasPrefix("https://") && URL(string: text)?.host() != nil) ? text : nil
        }
        hosts = try reader.value(Self.hosts, "hosts' names with commas between, such as fcm.googleapis.com") {
            PushHosts($0)
        }
        allowsPrivateAddresses = try reader.boolean(Self.allowsPrivateAddresses)
    }

    /// The transport, nil without a key, and what must run for it.
    ///
    /// - Parameter certificateAuthorityFile: see ``TransportSecurity``.
    func makeTransport(
        certificateAuthorityFile: String?,
        logger: Logger
    ) -> (transport: (any PushTransport)?, services: [any Service]) {
        guard let key else { return (nil, []) }
        var limits = HTTPClientConfiguration()
        limits.certificateAuthorityFile = certificateAuthorityFile
        limits.allowsPrivateAddresses = allowsPrivateAddresses
        limits.connectionsPerHost = 8
        limits.responseLimit = 64 * 1024
        let http = HTTPClient(configuration: limits, logger: logger)
        let authorizations = VAPIDAuthorizations(key: key, subject: subject)
        return (WebPushTransport(http: http, hosts: hosts, authorizations: authorizations), [http])
    }
}
