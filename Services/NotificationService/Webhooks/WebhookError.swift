import ServiceKit

/// Why a message to the webhook was not taken.
struct WebhookError: Error, CustomStringConvertible {
    enum Code: String, Sendable {
        /// It is not a message of SNS.
        case malformed
        /// It is not shown to come from a topic of ours.
        case refused
        /// It was taken before.
        case repeated
        /// It cannot be told now; it may come again.
        case unavailable
    }

    let code: Code
    let message: String
    let cause: (any Error)?

    init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    var description: String { "\(code.rawValue): \(message)" + (cause.map { ": \($0)" } ?? "") }
}

extension WebhookError: ProblemConvertible {
    var problem: Problem {
        switch code {
        case .malformed: Problem(.badRequest, "This is not a message of Amazon SNS")
        case .refused: Problem(.forbidden, "This message is not believed")
        case .repeated: Problem(.conflict, "This message was taken before")
        case .unavailable: .tryAgain
        }
    }
}
