import AWS

extension TransportError {
    /// What SES means by an error
    /// (https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html#API_SendEmail_Errors).
    init(ses error: AWSError) {
        let code: Code =
            switch (error.code, error.type) {
            // A day's quota, unlike a second's rate.
            case (_, "LimitExceededException"?): .throttled(retryAfter: .seconds(600))
            case (.throttled, _) where error.message.contains("quota"): .throttled(retryAfter: .seconds(600))
            case (.throttled, _): .throttled(retryAfter: nil)
            case (.invalidCredentials, _): .misconfigured
            case (.server, _), (.network, _), (.decoding, _): .unavailable
            // Amazon lets an account go on when it has looked into why people complain.
            case (.rejected, "AccountSuspendedException"?), (.rejected, "SendingPausedException"?): .unavailable
            case (.rejected, "MailFromDomainNotVerifiedException"?), (.rejected, "NotFoundException"?): .misconfigured
            // Ours, or while the account is in the sandbox the recipient's: no fault of the address.
            case (.rejected, "MessageRejected"?) where error.message.contains("not verified"): .misconfigured
            // Also of an address that is none: the sender's may be meant, and nobody's is suppressed for that.
            // No answer of SES: our own settings do not even make a request.
            case (.rejected, _): error.status == nil ? .misconfigured : .rejected
            }
        self.init(code, "SES: \(error.summary)", mayHaveBeenSent: error.mayHaveBeenAccepted, cause: error)
    }
}

extension AWSError {
    /// What went wrong, in AWS's words.
    var summary: String { type.map { "\($0): \(message)" } ?? message }
}
