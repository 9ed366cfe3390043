import Live

/// Committed changes as one read found them.
struct ChangePage: Sendable {
    /// In commit order, and complete: every older transaction is over, so that none is ever skipped.
    let settled: [LiveChange]
    /// Committed as well, but an older transaction still runs and may yet put something before them.
    let unsettled: [LiveChange]
    /// Whether there may be more.
    let isFull: Bool
}
