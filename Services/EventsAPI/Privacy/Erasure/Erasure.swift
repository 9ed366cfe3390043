import Foundation

/// Somebody who asked to be removed, and what they are looked for by until nothing of them is left.
struct Erasure: Equatable, Sendable {
    let id: UUID
    /// Nil for a guest.
    let userID: UUID?
    /// All that the person was ever called.
    let names: [String]
    let emails: [String]
    /// Whether the addresses are known to be the person's, so that what a guest gave under them goes too.
    let coversAddresses: Bool
    /// RSVPs that a guest made under them.
    let guestRSVPIDs: [UUID]
    let requestedAt: Date

    /// What their address is in lines that stay.
    var pseudonym: String { DeletedPerson.email(userID ?? id) }

    /// The addresses under which everything is theirs.
    var coveredEmails: [String] { coversAddresses ? emails : [] }

    /// For so long, in seconds, something may still be done in their name: an access token is good for five, and what
    /// was asked with it may wait in line.
    static let grace: TimeInterval = 10
}
