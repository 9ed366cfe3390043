import Foundation

/// One line of a person's consent log: they agreed to something, or took it back.
struct Consent: Codable, Equatable, Sendable {
    let kind: ConsentKind
    /// Of the text that was shown, such as the day it was published.
    let version: String
    let isGiven: Bool
    let at: Date

    private enum CodingKeys: String, CodingKey {
        case kind, version
        case isGiven = "given"
        case at
    }
}
