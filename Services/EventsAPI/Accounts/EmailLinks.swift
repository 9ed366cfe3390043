import CampusCore
import Foundation

/// The secrets in links that are mailed: whoever has one reads the mailbox. None is kept.
struct EmailLinks: Sendable {
    enum Purpose: UInt8, Sendable {
        case verification = 1
        case passwordReset = 2

        /// For so long, in seconds, a link is good.
        var lifetime: TimeInterval {
            switch self {
            case .verification: 3 * 86_400
            case .passwordReset: 3600
            }
        }

        fileprivate var page: String {
            switch self {
            case .verification: "verify-email"
            case .passwordReset: "reset-password"
            }
        }
    }

    private let messages: SignedMessages
    private let publicURL: URL
    private let now: @Sendable () -> Date

    /// - Parameter secret: the same on every replica.
    init(secret: some DataProtocol, publicURL: URL, now: @escaping @Sendable () -> Date) {
        messages = SignedMessages(secret: secret, purpose: "email-link")
        self.publicURL = publicURL
        self.now = now
    }

    /// The page with the secret behind `#`, which browsers send to nobody.
    ///
    /// - Parameter binding: what makes the link void when it changes: the address to verify, the password to replace.
    func link(_ purpose: Purpose, userID: UUID, boundTo binding: String) -> String {
        publicURL.appending(path: purpose.page).absoluteString + "#"
            + token(purpose, userID: userID, boundTo: binding)
    }

    func token(_ purpose: Purpose, userID: UUID, boundTo binding: String) -> String {
        let expiry = UInt64(now().addingTimeInterval(purpose.lifetime).timeIntervalSince1970)
        let message =
            Data([purpose.rawValue]) + withUnsafeBytes(of: userID.uuid) { Data($0) }
            + withUnsafeBytes(of: expiry.bigEndian) { Data($0) }
        return messages.sign(message, boundTo: binding)
    }

    /// Whose link it says it is, if it is for this purpose and has not expired: to look up what it is bound to.
    func userID(in token: String, _ purpose: Purpose) -> UUID? {
        guard let message = SignedMessages.message(in: token), message.count == 25, message.first == purpose.rawValue
        else { return nil }
        let expiry = message.suffix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard now().timeIntervalSince1970 < TimeInterval(expiry) else { return nil }
        var id = UUID().uuid
        withUnsafeMutableBytes(of: &id) { $0.copyBytes(from: message.dropFirst().prefix(16)) }
        return UUID(uuid: id)
    }

    /// Whether it is ours and what it is bound to has not changed.
    func isGood(_ token: String, boundTo binding: String) -> Bool {
        messages.isSigned(token, boundTo: binding)
    }
}
