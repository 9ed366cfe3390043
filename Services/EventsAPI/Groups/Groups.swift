import CampusCore
import Foundation
import Postgres
import ServiceKit

/// The rules of groups: everyone sees that they are there, their members see each other, and their owners say who is
/// one. Administrators may do what owners may.
struct Groups: Sendable {
    let store: GroupStore
    let creators: CreatorStore
    let now: @Sendable () -> Date

    /// The rules over one database.
    static func rules(on database: PostgresClient, now: @escaping @Sendable () -> Date) -> Groups {
        Groups(store: GroupStore(database: database), creators: CreatorStore(database: database), now: now)
    }

    func list(after name: String?, limit: Int, for identity: Identity?) async throws -> [Group] {
        try await store.list(after: name, limit: limit, for: Viewer(identity))
    }

    /// - Throws: ``Problem`` 404.
    func group(id: UUID, for identity: Identity?) async throws -> Group {
        guard let group = try await store.group(id: id, for: Viewer(identity)) else { throw Self.unknown }
        return group
    }

    /// Makes a group, of which the person is the owner.
    ///
    /// - Parameter database: where it is written.
    /// - Throws: ``ValidationError``; ``Problem`` 403 until the address is confirmed, 409 for a name that is taken.
    func create(_ proposal: GroupProposal, by identity: Identity, on database: any PostgresDatabase) async throws
        -> Group
    {
        guard let creator = try await creators.creator(identity, groupID: nil) else { throw Accounts.gone }
        try creator.requireVerified()
        let details = try proposal.validated()
        return try await Self.naming {
            try await GroupStore(database: database).insert(details, id: .version7(), owner: identity.userID)
        }
    }

    /// - Throws: ``ValidationError``; ``Problem`` 403, 404, 409, and 412 when it was changed meanwhile.
    func patch(id: UUID, _ patch: JSONValue, _ precondition: Precondition, by identity: Identity) async throws -> Group
    {
        let changed = try await Self.naming {
            try await store.locked(id: id, for: Viewer(identity)) { group, store in
                try Self.requireOwner(group, identity)
                try precondition.check(version: group.version)
                let details = try GroupProposal(group.details).merging(patch).validated()
                return try await store.update(group, details, by: identity.userID)
            }
        }
        guard let changed else { throw Self.unknown }
        return changed
    }

    /// Removes a group for good.
    ///
    /// - Throws: ``Problem`` 403, 404, 409 while events of it are yet to come, 412.
    func delete(id: UUID, _ precondition: Precondition, by identity: Identity) async throws {
        let deleted: Void? = try await store.locked(id: id, for: Viewer(identity), isGoing: true) { group, store in
            try Self.requireOwner(group, identity)
            try precondition.check(version: group.version)
            let count = try await store.comingEvents(of: id, now: now())
            guard count == 0 else {
                let detail =
                    count == 1 ? "An event of the group is yet to come" : "\(count) of its events are yet to come"
                throw Problem(.conflict, detail, kind: "group-in-use")
            }
            try await store.delete(group, by: identity.userID)
        }
        guard deleted != nil else { throw Self.unknown }
    }

    static var unknown: Problem { Problem(.notFound, "There is no such group") }

    static func requireOwner(_ group: Group, _ identity: Identity) throws(Problem) {
        guard identity.role == .admin || group.myRole == .owner else {
            throw Problem(.forbidden, "Only the group's owners may do this")
        }
    }

    /// Says of a name that is taken that it is.
    private static func naming<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let error as PostgresError where error.constraint == "groups_name" {
            throw Problem(.conflict, "There is a group of this name", kind: "group-exists")
        }
    }
}
