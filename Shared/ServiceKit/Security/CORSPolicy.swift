/// What a page of another site is told about an answer (the Fetch standard's CORS protocol). Pure.
///
/// Credentials are never allowed: tokens go in `Authorization`, which a page must hold to send, and the cookie that
/// renews them is for our own pages only.
public struct CORSPolicy: Sendable {
    public enum Decision: Equatable, Sendable {
        /// Answered as always, which no page of another site can read.
        case unshared
        /// Answered as always, with what lets the page of that origin read it.
        case shared(with: String)
        /// A page asks whether it may send something, and may.
        case preflight(for: String)
        /// It asks, and may not.
        case preflightRefused
    }

    private let origins: AllowedOrigins

    public init(_ origins: AllowedOrigins) {
        self.origins = origins
    }

    /// - Parameters:
    ///   - origins: the values of `Origin`.
    ///   - isPreflight: whether it is `OPTIONS` with `Access-Control-Request-Method`.
    public func decide(origins fields: [String], isPreflight: Bool) -> Decision {
        guard let origin = fields.first else { return .unshared }
        guard origins.allow(fields) else { return isPreflight ? .preflightRefused : .unshared }
        return isPreflight ? .preflight(for: origin) : .shared(with: origin)
    }

    /// What an answer's own headers do not say.
    public static func sharing(with origin: String) -> [(String, String)] {
        [
            ("Access-Control-Allow-Origin", origin),
            (
                "Access-Control-Expose-Headers",
                "Counts, ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After, Unread-Count, X-Request-ID"
            ),
        ]
    }

    /// The whole answer to a preflight.
    public static func preflight(for origin: String) -> [(String, String)] {
        [
            ("Access-Control-Allow-Origin", origin),
            ("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE"),
            (
                "Access-Control-Allow-Headers",
                "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, RSVP-Code, X-Request-ID, traceparent"
            ),
            // In seconds; as long as a change of the configuration may take to reach who asked before it.
            ("Access-Control-Max-Age", "600"),
            ("Vary", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers"),
        ]
    }
}
