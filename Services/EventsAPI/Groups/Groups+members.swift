import CampusCore
import Foundation
import ServiceKit

extension Groups {
    /// A page of the group's members, for themselves and administrators.
    ///
    /// - Throws: ``Problem`` 403 and 404.
    func members(of id: UUID, after: (name: String, id: UUID)?, limit: Int, for identity: Identity) async throws
        -> [GroupMember]
    {
        let group = try await group(id: id, for: identity)
        guard identity.role == .admin || group.myRole != nil else {
            throw Problem(.forbidden, "Only the group's members see who they are")
        }
        return try await store.members(of: id, after: after, limit: limit)
    }

    /// Adds a member, or gives one another role; what is so already stays.
    ///
    /// - Throws: ``ValidationError``; ``Problem`` 403, 404 for a group or an account that is not there, 409 when no
    ///   owner would be left.
    func setMember(_ proposal: GroupMemberProposal, of id: UUID, by identity: Identity) async throws -> GroupMember {
        let member = try await store.locked(id: id, for: Viewer(identity)) { group, store in
            try Self.requireOwner(group, identity)
            let (person, role) = try proposal.validated()
            guard let userID = try await store.userID(of: person) else {
                throw Problem(
                    .notFound,
                    "Nobody has an account like that; they have to make one first",
                    kind: "no-account"
                )
            }
            let old = try await store.member(userID, of: id)?.role
            if old == .owner, role != .owner { try await Self.requireOwner(beside: userID, of: id, store) }
            if old != role { try await store.setRole(role, of: userID, in: id, from: old, by: identity.userID) }
            guard let member = try await store.member(userID, of: id) else { throw Self.noMember }
            return member
        }
        guard let member else { throw Self.unknown }
        return member
    }

    /// Takes a member out of the group: an owner anyone, everyone themselves.
    ///
    /// - Throws: ``Problem`` 403, 404, and 409 when no owner would be left.
    func removeMember(_ userID: UUID, of id: UUID, by identity: Identity) async throws {
        let removed: Void? = try await store.locked(id: id, for: Viewer(identity)) { group, store in
            if userID != identity.userID { try Self.requireOwner(group, identity) }
            guard let member = try await store.member(userID, of: id) else { throw Self.noMember }
            if member.role == .owner { try await Self.requireOwner(beside: userID, of: id, store) }
            try await store.remove(member, from: id, by: identity.userID)
        }
        guard removed != nil else { throw Self.unknown }
    }

    private static var noMember: Problem { Problem(.notFound, "There is no such member") }

    private static func requireOwner(beside userID: UUID, of id: UUID, _ store: GroupStore) async throws {
        guard try await store.hasOwner(id, beside: userID) else {
            throw Problem(.conflict, "A group must have an owner: make somebody else one first", kind: "last-owner")
        }
    }
}
