import Foundation
import HTTPClient
import Logging

extension SNSWebhook {
    /// The webhook, and the client through which it asks Amazon, which must run.
    ///
    /// - Parameter certificateAuthorityFile: see ``TransportSecurity``.
    static func over(
        _ store: NotificationStore,
        _ configuration: SNSConfiguration,
        certificateAuthorityFile: String?,
        metrics: NotificationMetrics,
        logger: Logger
    ) -> (webhook: SNSWebhook, http: HTTPClient) {
        var limits = HTTPClientConfiguration()
        limits.certificateAuthorityFile = certificateAuthorityFile
        // Whoever posts names the addresses: no answer of DNS leads inside.
        limits.allowsPrivateAddresses = configuration.hosts.testOrigin != nil
        limits.responseLimit = 64 * 1024
        limits.requestLimit = 8
        let http = HTTPClient(configuration: limits, logger: logger)
        if configuration.hosts.testOrigin != nil {
            logger.warning("certificates of \(SNSConfiguration.originForTests.name) are believed: for tests alone")
        }
        let webhook = SNSWebhook(
            store: store,
            configuration: configuration,
            certificates: SNSCertificates { try await http.get($0) },
            confirm: { _ = try await http.get($0) },
            metrics: metrics,
            now: { Date() },
            logger: logger
        )
        return (webhook, http)
    }
}

extension HTTPClient {
    /// What lies at an address of Amazon's; redirects lead nowhere.
    fileprivate func get(_ address: String) async throws -> [UInt8] {
        let response = try await send(HTTPClientRequest(method: "GET", url: address), timeout: .seconds(5))
        guard response.status == 200 else { throw WebhookError(.unavailable, "Amazon SNS answered \(response.status)") }
        return response.body
    }
}
