extension TransportError {
    /// Why nothing should be sent to the address any more; nil when the error is not the address's.
    var suppression: SuppressionReason? {
        switch code {
        case .badAddress: .bounced
        case .gone: .gone
        case .throttled, .busy, .unavailable, .misconfigured, .rejected: nil
        }
    }
}
