import JobQueue

/// Why a message did not leave, in the one way that all transports tell it.
struct TransportError: JobError, CustomStringConvertible {
    enum Code: Equatable, Sendable {
        /// We send more than we may; for so long nothing more should be sent. Nil when nobody said how long.
        case throttled(retryAfter: Duration?)
        /// The receiving side wants less for this one address, or is one of many: others' messages go on.
        case busy(retryAfter: Duration?)
        /// Nobody is at this address.
        case badAddress
        /// The browser's subscription has ended.
        case gone
        /// The receiving side has a fault or was not reached: later is well.
        case unavailable
        /// A setting or an account is wrong: an operator mends it, and then what waits may go.
        case misconfigured
        /// This message is refused and will be again.
        case rejected
    }

    let code: Code
    /// What the receiving side said, without secrets.
    let message: String
    /// Whether the receiving side may have taken the message all the same: another attempt may be a duplicate.
    let mayHaveBeenSent: Bool
    let cause: (any Error)?

    init(_ code: Code, _ message: String, mayHaveBeenSent: Bool = false, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.mayHaveBeenSent = mayHaveBeenSent
        self.cause = cause
    }

    var isPermanent: Bool {
        switch code {
        case .badAddress, .gone, .rejected: true
        case .throttled, .busy, .unavailable, .misconfigured: false
        }
    }

    /// For how long nothing should be sent by this transport; nil when others' messages may go on.
    var slowdown: Duration? {
        guard case .throttled(let retryAfter) = code else { return nil }
        return min(max(retryAfter ?? Self.usualSlowdown, .seconds(1)), .seconds(3600))
    }

    var retryAfter: Duration? {
        guard case .busy(let retryAfter) = code else { return nil }
        return min(retryAfter ?? .zero, .seconds(3600))
    }

    /// Send rates are counted by the second.
    private static let usualSlowdown = Duration.seconds(2)

    var description: String {
        let what =
            switch code {
            case .throttled: "throttled"
            case .busy: "busy"
            case .badAddress: "bad address"
            case .gone: "gone"
            case .unavailable: "unavailable"
            case .misconfigured: "misconfigured"
            case .rejected: "rejected"
            }
        return "\(what): \(message)"
    }
}
