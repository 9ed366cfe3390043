import AWS

/// Sends text messages through Amazon SNS.
struct SNSTransport: SMSTransport {
    let client: SNSClient
    /// What some countries show as the sender; nil for a number of Amazon's.
    let senderID: String?

    func send(_ message: SMSMessage) async throws -> String {
        try message.validate()
        do throws(AWSError) {
            return try await client.publish(
                phoneNumber: message.phoneNumber,
                message: message.text,
                senderID: senderID
            )
        } catch {
            throw TransportError(sns: error)
        }
    }
}
