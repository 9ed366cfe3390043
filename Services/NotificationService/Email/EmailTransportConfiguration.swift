import AWS
import Foundation
import HTTPClient
import Logging
import NIOPosix
import ServiceKit
import ServiceLifecycle

/// `EMAIL_TRANSPORT`: where mail goes.
enum EmailTransportConfiguration: Equatable, Sendable {
    case file(directory: String)
    case ses(region: String, configurationSet: String?)
    case smtp(SMTPServer)

    static let variable = ConfigurationVariable(
        "EMAIL_TRANSPORT",
        default: "file:.run/outbox",
        "where mail goes: file:DIR, ses://REGION?configuration_set=NAME, smtp://user:password@host:587 (always with "
            + "STARTTLS) or smtps://user:password@host:465; what URLs reserve is percent-encoded",
        isSecret: true
    )

    static let expected = "file:DIR, ses://REGION, smtp://user:password@host:587 or smtps://user:password@host:465"

    init?(text: String) {
        if text.hasPrefix("file:"), text.count > 5 {
            self = .file(directory: String(text.dropFirst(5)))
        } else if let address = TransportAddress(text) {
            self.init(address)
        } else {
            return nil
        }
    }

    private init?(_ address: TransportAddress) {
        switch address.scheme {
        case "ses":
            guard address.isRegion(parameters: ["configuration_set"]) else { return nil }
            self = .ses(region: address.host, configurationSet: address.parameters["configuration_set"])
        case "smtp", "smtps":
            guard address.parameters.isEmpty, (address.user == nil) == (address.password == nil) else { return nil }
            let isImmediate = address.scheme == "smtps"
            self = .smtp(
                SMTPServer(
                    host: address.host,
                    port: address.port ?? (isImmediate ? 465 : 587),
                    security: isImmediate ? .immediate : .startTLS,
                    account: address.user.map { SMTPServer.Account(user: $0, password: address.password ?? "") }
                )
            )
        default: return nil
        }
    }

    /// The transport, and what must run for it.
    ///
    /// - Parameters:
    ///   - sender: whose domain introduces us to mail servers.
    ///   - connections: how many mails are handed over at a time; a mail server gets as many connections.
    ///   - certificateAuthorityFile: see ``TransportSecurity``.
    ///   - threads: where files are written.
    func makeTransport(
        sender: EmailMessage.Mailbox,
        connections: Int,
        certificateAuthorityFile: String?,
        threads: NIOThreadPool,
        logger: Logger
    ) -> (transport: any EmailTransport, services: [any Service]) {
        switch self {
        case .file(let directory):
            return (FileEmailTransport(directory: URL(filePath: directory), threads: threads), [])
        case .ses(let region, let configurationSet):
            let account = AWSAccount(certificateAuthorityFile: certificateAuthorityFile, logger: logger)
            let client = SESClient(
                http: account.http,
                credentials: account.credentials,
                region: region,
                endpoint: account.configuration.endpoint(service: "SESV2")
            )
            return (SESEmailTransport(client: client, configurationSet: configurationSet), [account.http])
        case .smtp(let server):
            var configuration = HTTPClientConfiguration()
            configuration.certificateAuthorityFile = certificateAuthorityFile
            // Greeting, TLS and signing in are part of connecting, and some servers greet slowly on purpose.
            configuration.connectTimeout = .seconds(20)
            configuration.connectionsPerHost = connections
            configuration.idleTimeout = .seconds(60)
            let client = SMTPClient(
                server: server,
                clientName: sender.address.split(separator: "@").last.map(String.init) ?? "",
                configuration: configuration
            )
            return (SMTPEmailTransport(client: client), [client])
        }
    }
}
