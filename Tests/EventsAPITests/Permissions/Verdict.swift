import HTTPClient

@testable import EventsAPI

/// How a route must answer.
enum Verdict: Equatable, CustomStringConvertible, Sendable {
    /// The request does what it asks for.
    case allowed
    case refused(Int)
    /// Nothing is done, whatever the answer is called: a secret that is none.
    case void

    var description: String {
        switch self {
        case .allowed: "2xx"
        case .refused(let status): "\(status)"
        case .void: "4xx"
        }
    }

    /// - Parameter usual: what an allowed request is answered, when that is no success.
    func isMet(by status: Int, usual: Int?) -> Bool {
        switch self {
        case .allowed: status == usual || usual == nil && (200...399).contains(status)
        case .refused(let refusal): status == refusal
        case .void: (400...499).contains(status) && status != 429
        }
    }
}

extension Permission {
    /// What a route with this permission is asked about.
    var subjects: [Subject] {
        switch self {
        case .open, .everyone, .signedIn, .organizers, .eventMakers, .groupOwners, .groupMembers, .administrators:
            [.usual]
        case .secret: [.secret, .wrongSecret]
        case .signedInOrSecret: [.usual, .secret, .wrongSecret]
        case .eventViewers, .eventManagers, .eventDoor: [.usual, .draft]
        case .rsvpPerson: [.usual, .guest]
        case .groupOwnersOrSelf: [.usual, .own]
        }
    }

    /// What the words of the permission mean for somebody; written from them, and from nothing that the service runs.
    func verdict(for asker: Asker, _ subject: Subject) -> Verdict {
        let isMember = [.owner, .editor, .doorkeeper].contains(asker)
        switch self {
        case .open, .everyone: return .allowed
        case .secret: return subject == .secret ? .allowed : .void
        case .signedInOrSecret where subject != .usual: return subject == .secret ? .allowed : .void
        case .eventViewers: return subject == .usual || asker.managesEvent ? .allowed : .refused(404)
        case .rsvpPerson where subject == .guest: return .allowed
        default: break
        }
        if asker == .anonymous { return .refused(401) }
        switch self {
        case .organizers: return asker.role != "student" ? .allowed : .refused(403)
        case .eventMakers: return asker.role != "student" || asker == .editor ? .allowed : .refused(403)
        case .eventManagers:
            return asker.managesEvent ? .allowed : .refused(subject == .draft ? 404 : 403)
        case .eventDoor:
            if subject == .draft { return asker.managesEvent ? .allowed : .refused(404) }
            return asker.managesEvent || asker == .doorkeeper ? .allowed : .refused(403)
        case .rsvpPerson: return asker.managesEvent || asker == .attendee ? .allowed : .refused(404)
        case .groupOwners: return asker.ownsGroup ? .allowed : .refused(403)
        case .groupMembers: return isMember || asker == .administrator ? .allowed : .refused(403)
        case .groupOwnersOrSelf:
            if subject == .own, !isMember { return .refused(404) }
            return subject == .own || asker.ownsGroup ? .allowed : .refused(403)
        case .administrators: return asker == .administrator ? .allowed : .refused(403)
        case .open, .everyone, .secret, .signedIn, .signedInOrSecret, .eventViewers: return .allowed
        }
    }
}
