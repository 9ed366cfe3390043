import Hummingbird
import Logging
import ServiceKit

/// `/webhooks`, inside the cluster; events-api passes on what comes from outside.
struct WebhookRoutes: Sendable {
    let sns: SNSWebhook

    /// SNS's messages have at most 256 KB, and JSON around them.
    private static let maximumBodyBytes = 640 * 1024

    func add(to router: some RouterMethods<NotificationRequestContext>) {
        router.post("/webhooks/sns") { request, context in
            // SNS says text/plain.
            let body = try await request.body.collect(upTo: Self.maximumBodyBytes)
            do {
                try await sns.take(Array(body.readableBytesView))
            } catch let error as WebhookError {
                context.logger.warning("a message to the webhook was not taken", error: error)
                throw error
            }
            return Response(status: .noContent)
        }
    }
}
