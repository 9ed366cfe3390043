public import HTTPClient

/// Amazon SNS, for text messages
/// (https://docs.aws.amazon.com/sns/latest/api/API_Publish.html).
public struct SNSClient: Sendable {
    private let service: SignedService

    /// - Parameter endpoint: in place of the region's own; nil for that.
    public init(http: HTTPClient, credentials: any AWSCredentialProvider, region: String, endpoint: String? = nil) {
        service = SignedService(
            http: http,
            credentials: credentials,
            region: region,
            service: "sns",
            endpoint: endpoint ?? "https://sns.\(region).amazonaws.com"
        )
    }

    /// Sends one text message as transactional, so that carriers favour its delivery over its price.
    ///
    /// - Parameter phoneNumber: E.164, such as `+4915112345678`.
    /// - Parameter senderID: up to 11 letters and digits that some countries show; nil for none.
    /// - Parameter traceparent: the place in a trace that sending it is (W3C Trace Context); nil for none.
    /// - Returns: SNS's id of the message.
    /// - Throws: ``AWSError``.
    public func publish(
        phoneNumber: String,
        message: String,
        senderID: String? = nil,
        traceparent: String? = nil
    ) async throws(AWSError) -> String {
        var attributes = [("AWS.SNS.SMS.SMSType", "Transactional")]
        if let senderID { attributes.append(("AWS.SNS.SMS.SenderID", senderID)) }
        var form = [
            ("Action", "Publish"), ("Version", "2010-03-31"), ("PhoneNumber", phoneNumber), ("Message", message),
        ]
        for (index, attribute) in attributes.enumerated() {
            let entry = "MessageAttributes.entry.\(index + 1)"
            form.append(("\(entry).Name", attribute.0))
            form.append(("\(entry).Value.DataType", "String"))
            form.append(("\(entry).Value.StringValue", attribute.1))
        }
        let type = "application/x-www-form-urlencoded"
        let response = try await service.post(
            path: "/",
            contentType: type,
            body: FormBody.encode(form),
            traceparent: traceparent
        )
        guard let id = XMLText.first("MessageId", in: String(decoding: response.body, as: UTF8.self)) else {
            throw AWSError(.decoding, "SNS answered without a message id", mayHaveBeenAccepted: true)
        }
        return id
    }
}
