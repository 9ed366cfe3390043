/// What who says yes or no is answered: the line that stands in the log now, and whether it was added.
struct ConsentAnswer: Codable, Sendable {
    let consent: Consent
    let isNew: Bool
}
