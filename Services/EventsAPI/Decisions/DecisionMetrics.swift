import Metrics

/// What is counted of decisions about seats; made once, since looking a metric up costs as much as a decision.
struct DecisionMetrics: Sendable {
    let batchSize = Recorder(label: "decision_batch_size")
    /// How long the first of a batch waited until it was sent.
    let wait = Timer(label: "decision_wait")
    /// Who was refused because too many waited.
    let turnedAway = Counter(label: "decisions_turned_away")
    private let confirmed = Counter(label: "decisions", dimensions: [("outcome", "confirmed")])
    private let waitlisted = Counter(label: "decisions", dimensions: [("outcome", "waitlisted")])
    private let existing = Counter(label: "decisions", dimensions: [("outcome", "existing")])
    private let done = Counter(label: "decisions", dimensions: [("outcome", "done")])
    private let refused = Counter(label: "decisions", dimensions: [("outcome", "refused")])

    func count(_ decision: RSVPDecision) {
        switch decision {
        case .given(let rsvp): (rsvp.status == .confirmed ? confirmed : waitlisted).increment()
        case .existing, .repeated, .already: existing.increment()
        case .done: done.increment()
        case .refused: refused.increment()
        }
    }
}
