import AWS
import Foundation
import HTTPClient
import NIOPosix
import ServiceKit

/// `EMAIL_TRANSPORT`: `file:DIR` or `ses://REGION`.
enum EmailTransportConfiguration: Equatable, Sendable {
    case file(directory: String)
    case ses(region: String)

    static let variable = ConfigurationVariable(
        "EMAIL_TRANSPORT",
        default: "file:.run/outbox",
        "where mail goes: file:DIR or ses://REGION",
        // Whoever takes it for a mail server's URL writes a password into it.
        isSecret: true
    )

    init?(text: String) {
        if text.hasPrefix("file:"), text.count > 5 {
            self = .file(directory: String(text.dropFirst(5)))
        } else if text.hasPrefix("ses://"), text.count > 6 {
            self = .ses(region: String(text.dropFirst(6)))
        } else {
            return nil
        }
    }

    func makeTransport(http: HTTPClient, threads: NIOThreadPool) throws -> any EmailTransport {
        switch self {
        case .file(let directory):
            return FileEmailTransport(directory: URL(filePath: directory), threads: threads)
        case .ses(let region):
            let aws = AWSConfiguration(environment: ProcessInfo.processInfo.environment)
            let credentials = RefreshingCredentialProvider(AWSCredentialChain(aws, http: http))
            return SESEmailTransport(
                client: SESClient(
                    http: http,
                    credentials: credentials,
                    region: region,
                    endpoint: aws.endpoint(service: "SESV2")
                )
            )
        }
    }
}
