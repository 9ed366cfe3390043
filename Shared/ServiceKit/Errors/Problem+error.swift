import CampusCore
import Hummingbird
public import Logging
import NIOCore

extension Problem {
    /// What an error is to a client; every error becomes a problem in this one place.
    ///
    /// What is not meant for clients is logged and answered 500 without a detail.
    ///
    /// - Parameter logger: one that names the request.
    public init(_ error: any Error, logger: Logger) {
        switch error {
        case let problem as Problem: self = problem
        case let error as any ProblemConvertible:
            self = error.problem
            if status.code >= 500 { logger.error("request failed", error: error) }
        case let error as HTTPError: self.init(error.status, error.body)
        case let error as DecodingError: self.init(.badRequest, Self.explanation(of: error))
        case is NIOTooManyBytesError: self.init(.contentTooLarge, "The body is too large")
        case is CancellationError: self.init(.serviceUnavailable, "The request was cut off")
        default:
            logger.error("request failed", error: error)
            self.init(.internalServerError)
        }
    }

    private static func explanation(of error: DecodingError) -> String {
        func path(_ context: DecodingError.Context) -> String {
            context.codingPath.isEmpty ? "The body" : context.codingPath.map(\.stringValue).joined(separator: ".")
        }
        return switch error {
        case .keyNotFound(let key, _): "\(key.stringValue) is missing"
        case .typeMismatch(_, let context): "\(path(context)) has the wrong type"
        case .valueNotFound(_, let context): "\(path(context)) must not be null"
        case .dataCorrupted(let context): "\(path(context)) cannot be read as JSON"
        @unknown default: "The body cannot be read"
        }
    }
}
