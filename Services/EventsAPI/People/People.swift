import CampusCore
import Foundation
import ServiceKit

/// The rules of accounts as administrators keep them: who is what, and that somebody always may say so.
struct People: Sendable {
    let store: PeopleStore

    /// A page of the accounts, by name, and where the next begins.
    ///
    /// - Throws: ``Problem`` 403.
    func list(_ filter: PersonFilter, for identity: Identity) async throws -> (people: [Person], next: PageCursor?) {
        try Self.requireAdministrator(identity)
        let page = try await store.list(filter)
        let last = page.count == filter.limit ? page.last?.cursor : nil
        return (page.map(\.person), last.map { PageCursor([$0.name, $0.id.wire]) })
    }

    /// - Throws: ``Problem`` 403 and 404.
    func person(id: UUID, for identity: Identity) async throws -> Person {
        try Self.requireAdministrator(identity)
        guard let person = try await store.person(id: id) else { throw Self.unknown }
        return person
    }

    /// Changes what somebody is; who gets another role signs in again.
    ///
    /// - Throws: ``ValidationError``; ``Problem`` 403, 404, and 409 when no administrator would be left.
    func change(id: UUID, _ change: PersonChange, by identity: Identity) async throws -> Person {
        try Self.requireAdministrator(identity)
        switch try await store.change(id: id, actor: identity.userID, { try change.applied(to: $0) }) {
        case .done(let person): return person
        case .unknown: throw Self.unknown
        case .lastAdministrator:
            throw Problem(
                .conflict,
                "This is the last administrator; make somebody else one first",
                kind: "last-administrator"
            )
        }
    }

    private static var unknown: Problem { Problem(.notFound, "There is no such account") }

    private static func requireAdministrator(_ identity: Identity) throws(Problem) {
        guard identity.role == .admin else { throw Problem(.forbidden, "Only administrators keep the accounts") }
    }
}
