import HTTPClient

extension TransportError {
    /// - Parameter peer: who was to be reached, such as `the mail server`.
    init(_ error: HTTPClientError, peer: String) {
        let code: Code =
            switch error.code {
            case .invalidRequest: .rejected
            case .forbiddenAddress: .rejected
            case .tls, .signInFailed: .misconfigured
            case .connectionFailed, .timeout, .cancelled, .responseTooLarge, .queueFull, .closed: .unavailable
            }
        let message = "\(peer): \(error.message)"
        self.init(code, message, mayHaveBeenSent: error.mayHaveBeenSent, cause: error)
    }
}
