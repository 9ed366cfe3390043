/// One job of a lease and how the attempt at it ended.
struct JobEnding: Sendable, Equatable {
    let id: String
    let outcome: JobOutcome
}
