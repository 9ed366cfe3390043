import ServiceKit

/// More than one person is called like that.
struct SeveralPeople: ProblemConvertible {
    /// At most ``CheckIns/candidateLimit``.
    let candidates: [CheckInCandidate]
    /// Whether there are more of them.
    let isCut: Bool

    var problem: Problem {
        Problem(
            .conflict,
            isCut
                ? "More than \(candidates.count) people are called like that; say more of the name"
                : "\(candidates.count) people are called like that; choose one",
            kind: "several-people",
            extensions: Members(candidates: candidates)
        )
    }

    /// The problem's own members, named as on the wire.
    private struct Members: Encodable, Sendable {
        let candidates: [CheckInCandidate]
    }
}
