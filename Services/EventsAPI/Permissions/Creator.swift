import CampusCore
import ServiceKit

/// Somebody who wants to make something, as far as that decides whether they may.
struct Creator: Sendable {
    let role: Role
    /// Whether the person showed that the address is theirs.
    let isVerified: Bool
    /// Whether the person publishes without asking.
    let isTrusted: Bool
    /// In the group that the new thing shall belong to, if any.
    let groupRole: GroupRole?
    /// Whether there is that group.
    let groupExists: Bool

    /// Whether the person makes events: organizers their own and their groups', everyone else their groups'.
    var makesEvents: Bool { role != .student || groupRole?.managesEvents == true }

    /// Whether an event of the person's may belong to the group.
    var mayUseGroup: Bool { role == .admin ? groupExists : groupRole?.managesEvents == true }

    /// - Throws: ``Problem`` 403 until the person has opened the link that was mailed.
    func requireVerified() throws(Problem) {
        guard isVerified else { throw Self.unverified }
    }

    /// What who has yet to open that link is answered.
    static var unverified: Problem {
        Problem(.forbidden, "Confirm your address first: open the link in our mail", kind: "email-unverified")
    }
}
