import AWS

extension TransportError {
    /// What SNS means by an error (https://docs.aws.amazon.com/sns/latest/api/API_Publish.html#API_Publish_Errors).
    init(sns error: AWSError) {
        let code: Code =
            switch (error.code, error.type) {
            case (.throttled, _): .throttled(retryAfter: nil)
            case (.invalidCredentials, _): .misconfigured
            case (.server, _), (.network, _), (.decoding, _): .unavailable
            case (.rejected, _) where Self.isOfNumber(error.message): .badAddress
            case (.rejected, "InvalidParameter"?), (.rejected, "InvalidParameterValue"?): .rejected
            case (.rejected, "ValidationException"?): .rejected
            // Of the account: no such permission, topic or key.
            case (.rejected, _): .misconfigured
            }
        // SNS repeats the number; it is nobody's business who reads the log.
        let message = error.summary.replacing(/\+?[0-9]{6,}/, with: "[number]")
        self.init(code, "SNS: \(message)", mayHaveBeenSent: error.mayHaveBeenAccepted)
    }

    /// Also a person who answered STOP: AWS sends them nothing.
    private static func isOfNumber(_ message: String) -> Bool {
        let message = message.lowercased()
        return message.contains("phonenumber") || message.contains("phone number") || message.contains("opted out")
    }
}
