import Foundation

extension Notification {
    /// Where it goes, without what would let a reader write there: `g…@campus.example`, `+49…678`, a push service's
    /// name.
    var maskedAddress: String? {
        switch channel {
        case .email:
            recipient.email.map { email in
                guard let at = email.lastIndex(of: "@") else { return "…" }
                return email[..<at].prefix(1) + "…" + email[at...]
            }
        case .sms: recipient.phone.map { "\($0.prefix(3))…\($0.suffix(3))" }
        case .push: recipient.push.flatMap { URL(string: $0.endpoint)?.host() }
        case .inApp: nil
        }
    }
}
