extension JobOutcome {
    /// An outcome without its details.
    enum Kind: Hashable {
        case succeeded, retried, slowed, dead, released
    }

    var kind: Kind {
        switch self {
        case .succeeded: .succeeded
        case .retry: .retried
        case .slowed: .slowed
        case .dead: .dead
        case .released: .released
        }
    }
}
