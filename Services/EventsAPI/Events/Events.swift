import CampusCore
import Foundation
import ServiceKit

/// The rules of events: who may see, make and change them.
struct Events: Sendable {
    let store: EventStore
    let accounts: AccountStore
    let now: @Sendable () -> Date

    func list(_ filter: EventStore.Filter, for identity: Identity?) async throws -> [Event] {
        try await store.list(filter, seesSignedIn: identity != nil, now: now())
    }

    /// - Throws: ``Problem`` 404 for what one may not see.
    func event(id: UUID, for identity: Identity?) async throws -> Event {
        guard var event = try await store.event(id: id, now: now()), Self.maySee(event, identity) else {
            throw Problem(.notFound, "There is no such event")
        }
        if !Self.manages(event, identity) { event.onlineURL = nil }
        return event
    }

    /// Publishes for trusted organizers and admins, asks for everyone else; `status: "draft"` keeps a draft.
    ///
    /// - Throws: ``ValidationError``; ``Problem`` 403 for students.
    func create(_ proposal: EventProposal, by identity: Identity) async throws -> Event {
        guard identity.role != .student else {
            throw Problem(.forbidden, "Only organizers can create events")
        }
        let details = try proposal.validated()
        guard details.endTime > now() else {
            throw ValidationError([FieldError(field: "end_time", message: "must be in the future")])
        }
        let isTrusted: Bool
        if identity.role == .admin {
            isTrusted = true
        } else {
            isTrusted = try await accounts.isTrusted(id: identity.userID)
        }
        let state: EventState = proposal.status == "draft" ? .draft : isTrusted ? .published : .pending
        let id = UUID.version7()
        return try await store.insert(details, id: id, state: state, organizerID: identity.userID, now: now())
    }

    static func manages(_ event: Event, _ identity: Identity?) -> Bool {
        guard let identity else { return false }
        return identity.role == .admin || identity.userID == event.organizerID.uuid
    }

    static func maySee(_ event: Event, _ identity: Identity?) -> Bool {
        if manages(event, identity) { return true }
        switch event.status {
        case .draft, .pending: return false
        case .upcoming, .ongoing, .completed, .cancelled: return event.visibility != .signedIn || identity != nil
        }
    }
}
