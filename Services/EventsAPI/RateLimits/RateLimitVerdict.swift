import HTTPTypes
import ServiceKit

/// What a limit says about one request.
struct RateLimitVerdict: Sendable {
    let rule: RateLimitRule
    let isAllowed: Bool
    /// How far the bucket is from full after the request, in microseconds.
    let debt: Int64

    /// How many more are allowed at once.
    var remaining: Int { rule.quota.remaining(debt: debt) }

    /// In how many seconds there is one more, rounded up; 0 when the bucket is full.
    var wait: Int { Int((rule.quota.wait(debt: debt) + 999_999) / 1_000_000) }

    /// As `RateLimit` says it (draft-ietf-httpapi-ratelimit-headers-10 §4).
    var field: String {
        // Put together of short texts: up to 15 bytes they cost no allocation, and every RSVP has this field.
        "\"" + rule.name.rawValue + "\";r=" + String(remaining) + ";t=" + String(wait)
    }

    /// Both header fields, for the fast path.
    var fields: [(String, String)] { [("RateLimit-Policy", rule.policy), ("RateLimit", field)] }

    /// What who is refused is answered: 429 (RFC 6585 §4).
    var problem: Problem {
        let wait = max(1, wait)
        return Problem(
            .tooManyRequests,
            "\(rule.name.refusal); try again in \(wait == 1 ? "a second" : "\(wait) seconds")",
            kind: rule.name.problemKind,
            headers: [.retryAfter: "\(wait)"]
        )
    }
}

extension HTTPField.Name {
    static let rateLimit = unchecked("RateLimit")
    static let rateLimitPolicy = unchecked("RateLimit-Policy")
}
