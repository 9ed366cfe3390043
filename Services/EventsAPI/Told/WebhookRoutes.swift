import HTTPTypes
import Hummingbird
import NIOCore
import ServiceKit

/// `/api/v1/webhooks/sns`: what Amazon SNS says of mails that bounced or were complained about. It is signed, and
/// notification-service looks at the signature: what came must reach it byte by byte.
struct WebhookRoutes: Sendable {
    let gateway: NotificationGateway
    let limiter: RateLimiter

    /// What is published has 256 KiB at most (https://docs.aws.amazon.com/sns/latest/dg/sns-publishing.html); as a text
    /// in JSON, with what stands around it, it is longer.
    private static let bodyLimit = 640 * 1024

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.post("/webhooks/sns") { request, context in
            try await limiter.takeWebhook(network: context.network(of: request))
            let body = try await request.body.collect(upTo: Self.bodyLimit)
            let headers = request.headers.compactMap { field -> (String, String)? in
                let name = field.name.canonicalName
                guard name.hasPrefix("x-amz-sns-") || field.name == .contentType else { return nil }
                return (field.name.rawName, field.value)
            }
            let answer = try await gateway.send(
                .post,
                "webhooks/sns",
                headers: headers,
                body: Array(body.readableBytesView)
            )
            return answer.response(headers: [.cacheControl: "no-store"])
        }
    }
}
