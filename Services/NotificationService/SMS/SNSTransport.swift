import AWS
import ServiceKit

/// Sends text messages through Amazon SNS.
struct SNSTransport: SMSTransport {
    let client: SNSClient
    /// What some countries show as the sender; nil for a number of Amazon's.
    let senderID: String?

    func send(_ message: SMSMessage) async throws -> String {
        try message.validate()
        return try await Tracing.span("SNS Publish", .client, of: TraceContext.current) {
            do throws(AWSError) {
                return try await client.publish(
                    phoneNumber: message.phoneNumber,
                    message: message.text,
                    senderID: senderID,
                    traceparent: TraceContext.current?.traceparent
                )
            } catch {
                throw TransportError(sns: error)
            }
        }
    }
}
