/// The limits that there are. The raw value is a limit's name in `RATE_LIMITS`, in header fields, metrics and Redis.
enum RateLimitName: String, CaseIterable, Sendable {
    case signIn = "sign-in"
    case signInNetwork = "sign-in-network"
    case registration
    case accountMail = "account-mail"
    case accountMailNetwork = "account-mail-network"
    case phoneCode = "phone-code"
    case phoneNumber = "phone-number"
    case refresh
    case guests
    case webhooks
    case rsvp
    case messages
    case writes
    case reads
    case anonymous

    /// The problem's kind (RFC 9457) of who is refused.
    var problemKind: String {
        self == .guests ? "too-many-guests" : "rate-limited"
    }

    /// What was too much, for the person who reads it.
    var refusal: String {
        switch self {
        case .signIn: "Too many sign-ins with this address"
        case .signInNetwork: "Too many sign-ins from this network"
        case .registration: "Too many new accounts from this network"
        case .accountMail: "Too many mails to this address"
        case .accountMailNetwork: "Too many mails were asked for from this network"
        case .phoneCode: "Too many codes were asked for"
        case .phoneNumber: "Too many codes for this telephone"
        case .refresh: "Too many new tokens for this session"
        case .guests: "Too many guests come from this network"
        case .webhooks: "Too many messages from this network"
        case .rsvp: "Too many RSVPs"
        case .messages: "Too many messages to this event's attendees"
        case .writes: "Too many changes"
        case .reads: "Too many requests"
        case .anonymous: "Too many requests from this network"
        }
    }
}
