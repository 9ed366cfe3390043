import HTTPClient

extension TransportError {
    /// What a mail server means by a reply (RFC 5321 §4.2, RFC 3463); nil when it took the mail.
    init?(_ reply: SMTPReply) {
        guard reply.code >= 400 else { return nil }
        let code: Code = reply.code < 500 ? Self.code(passing: reply) : Self.code(lasting: reply)
        let command = reply.command.rawValue
        self.init(code, "the mail server: \(command)\(command.isEmpty ? "" : ": ")\(reply.code) \(reply.text)")
    }

    /// 4yz: the same may be taken later.
    private static func code(passing reply: SMTPReply) -> Code {
        // "Too many, too fast": 4.7.0 and 4.7.28 of big receivers with 421; 4.7.1 is greylisting, of one sender and
        // recipient, and slows down nobody else.
        let status = reply.enhancedStatus ?? ""
        let isRate = ["4.7.28", "4.3.2", "4.4.5"].contains(status) || (reply.code == 421 && status == "4.7.0")
        return isRate ? .throttled(retryAfter: .seconds(30)) : .unavailable
    }

    /// No such mailbox or system, no address at all, moved away, no mail taken here, disabled (RFC 3463, RFC 7505).
    private static let deadAddresses: Set = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"]

    /// 5yz: the same will be refused again, unless it is our account that is refused.
    private static func code(lasting reply: SMTPReply) -> Code {
        let status = reply.enhancedStatus ?? ""
        switch reply.command {
        case .connect, .hello, .oldHello, .startTLS, .signIn: return .misconfigured
        case .sender:
            // Too large by the size that MAIL announces; all else is said of our address or our account.
            return reply.code == 552 || status.hasPrefix("5.3.") ? .rejected : .misconfigured
        case .recipient:
            // 530 and 5.7.x are of what we may, as in "relaying denied"; 5.2.2 of a mailbox that is full. A bare 550
            // may be any of them, and an address is suppressed for good.
            if reply.code == 530 { return .misconfigured }
            return Self.deadAddresses.contains(status) ? .badAddress : .rejected
        case .data: return .rejected
        }
    }
}
