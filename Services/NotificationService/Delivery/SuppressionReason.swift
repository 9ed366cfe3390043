/// Why nothing is sent to an address any more.
enum SuppressionReason: String, Sendable {
    /// It does not exist, or takes nothing for good.
    case bounced
    /// Whoever reads it called a mail of ours spam.
    case complained
    /// Whoever reads it left at the provider, such as by answering STOP.
    case unsubscribed
    /// A browser's push subscription is over.
    case gone

    /// What is said of a notification that was not sent therefore.
    var explanation: String { "the address is suppressed: \(rawValue)" }
}
