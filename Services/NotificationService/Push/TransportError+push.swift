import Foundation
import HTTPClient

extension TransportError {
    /// What a push service means by an answer (RFC 8030 §5, §7.3 and §8.4); nil when it took the message.
    init?(push response: HTTPClientResponse, now: Date) {
        let reason = Self.reason(response.body)
        let code: Code
        switch response.status {
        case 200...299: return nil
        case 404, 410: code = .gone
        // Of one subscription, or of one push service of many.
        case 429: code = .busy(retryAfter: RetryAfter.duration(response.header("Retry-After"), now: now))
        case 503 where response.header("Retry-After") != nil:
            code = .busy(retryAfter: RetryAfter.duration(response.header("Retry-After"), now: now))
        case 500...: code = .unavailable
        // A subscription that was made for another key than the one we have now.
        case 400...403 where Self.isOfAnotherKey(reason): code = .gone
        case 401, 403: code = .misconfigured
        default: code = .rejected
        }
        self.init(code, "the push service: \(response.status)\(reason.isEmpty ? "" : " ")\(reason)")
    }

    /// One line of at most 200 characters.
    private static func reason(_ body: [UInt8]) -> String {
        let text = String(decoding: body.prefix(800), as: UTF8.self).split(whereSeparator: \.isWhitespace)
        return String(text.joined(separator: " ").prefix(200))
    }

    /// As Google's and Apple's services say it.
    private static func isOfAnotherKey(_ reason: String) -> Bool {
        reason.contains("do not correspond to the credentials") || reason.contains("VapidPkHashMismatch")
    }
}
