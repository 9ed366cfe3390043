import Foundation

/// What a provider found out about a mail that it took.
struct ProviderReport: Equatable, Sendable {
    enum Finding: Equatable, Sendable {
        case delivered(at: Date?)
        /// It did not arrive; for good, when the address takes nothing at all.
        case bounced(forGood: Bool)
        /// Its reader called it spam.
        case complained
        /// Its reader wants nothing from this sender any more.
        case unsubscribed
        /// The provider did not even try.
        case rejected
        /// It has not arrived yet, and may.
        case delayed
    }

    let finding: Finding
    /// The notification's id, where the provider gives it back.
    let notificationID: UUID?
    /// The provider's id of the mail.
    let messageID: String
    /// In the provider's words.
    let reason: String?
    /// Whom it concerns, where it says so.
    let addresses: [String]

    /// Why nothing is sent to the addresses any more.
    var suppression: SuppressionReason? {
        switch finding {
        case .bounced(forGood: true): .bounced
        case .complained: .complained
        case .unsubscribed: .unsubscribed
        case .bounced(forGood: false), .delivered, .rejected, .delayed: nil
        }
    }
}
