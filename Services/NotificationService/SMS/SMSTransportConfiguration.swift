import AWS
import Foundation
import Logging
import NIOPosix
import ServiceKit
import ServiceLifecycle

/// `SMS_TRANSPORT`: where text messages go.
enum SMSTransportConfiguration: Equatable, Sendable {
    /// Nowhere: there are no text messages.
    case none
    case file(directory: String)
    case sns(region: String, senderID: String?)

    static let variable = ConfigurationVariable(
        "SMS_TRANSPORT",
        default: "none",
        "where text messages go: none, file:DIR or sns://REGION?sender_id=NAME"
    )

    static let expected = "none, file:DIR or sns://REGION"

    init?(text: String) {
        if text == "none" {
            self = .none
        } else if text.hasPrefix("file:"), text.count > 5 {
            self = .file(directory: String(text.dropFirst(5)))
        } else if let address = TransportAddress(text), address.scheme == "sns",
            address.isRegion(parameters: ["sender_id"])
        {
            self = .sns(region: address.host, senderID: address.parameters["sender_id"])
        } else {
            return nil
        }
    }

    /// The transport, nil for none, and what must run for it.
    ///
    /// - Parameters:
    ///   - certificateAuthorityFile: see ``TransportSecurity``.
    ///   - threads: where files are written.
    func makeTransport(
        certificateAuthorityFile: String?,
        threads: NIOThreadPool,
        logger: Logger
    ) -> (transport: (any SMSTransport)?, services: [any Service]) {
        switch self {
        case .none: return (nil, [])
        case .file(let directory):
            return (FileSMSTransport(directory: URL(filePath: directory), threads: threads), [])
        case .sns(let region, let senderID):
            let account = AWSAccount(certificateAuthorityFile: certificateAuthorityFile, logger: logger)
            let client = SNSClient(
                http: account.http,
                credentials: account.credentials,
                region: region,
                endpoint: account.configuration.endpoint(service: "SNS")
            )
            return (SNSTransport(client: client, senderID: senderID), [account.http])
        }
    }
}
