import CampusCore
import Foundation
import Postgres
import ServiceKit

/// The rules of consent: what somebody agreed to is known with its version and time, and taking it back is as easy as
/// giving it (GDPR, article 7).
struct Consents: Sendable {
    let store: ConsentStore

    /// The same rules, writing where it is said.
    func on(_ database: any PostgresDatabase) -> Consents {
        Consents(store: ConsentStore(database: database))
    }

    /// Notes that the person agrees, or no longer does; said already is said.
    ///
    /// - Throws: ``ValidationError``.
    func record(_ proposal: ConsentProposal, userID: UUID) async throws -> ConsentAnswer {
        let (kind, version, isGiven) = try proposal.validated()
        let (consent, isNew) = try await store.add(kind, version: version, isGiven: isGiven, userID: userID)
        return ConsentAnswer(consent: consent, isNew: isNew)
    }

    /// A page of the person's log, the latest first, and where the next begins.
    func list(_ identity: Identity, before id: Int?, limit: Int) async throws -> (consents: [Consent], next: Int?) {
        let page = try await store.list(userID: identity.userID, before: id, limit: limit)
        return (page.map(\.consent), page.count == limit ? page.last?.id : nil)
    }
}
