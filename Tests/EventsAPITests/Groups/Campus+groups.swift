import CampusCore
import Foundation

@testable import EventsAPI

extension Campus {
    var groups: Groups { Groups.rules(on: database, now: { [now] in now }) }

    func group(_ name: String = "Astronomy club", by owner: Identity? = nil) async throws -> Group {
        let body = Data(#"{"name":"\#(name)","description":"We look up."}"#.utf8)
        return try await groups.create(
            try WireJSON.decoder().decode(GroupProposal.self, from: body),
            by: owner ?? organizer,
            on: database
        )
    }

    @discardableResult
    func add(_ person: Identity, to group: Group, as role: GroupRole, by owner: Identity? = nil) async throws
        -> GroupMember
    {
        try await groups.setMember(
            Self.member(person.userID, role.rawValue),
            of: group.id.uuid,
            by: owner ?? organizer
        )
    }

    static func member(_ id: UUID, _ role: String) throws -> GroupMemberProposal {
        try member(#"{"user_id":"\#(id.wire)","role":"\#(role)"}"#)
    }

    static func member(_ body: String) throws -> GroupMemberProposal {
        try WireJSON.decoder().decode(GroupMemberProposal.self, from: Data(body.utf8))
    }

    /// What `POST events` would be sent for an event of the group.
    func proposal(for group: Group, _ title: String = "Night of the telescopes") -> EventProposal {
        var proposal = proposal(title)
        proposal.groupID = group.id.uuid.wire
        return proposal
    }

    /// The members' names with their roles.
    func roles(_ group: Group) async throws -> [String] {
        try await groups.members(of: group.id.uuid, after: nil, limit: 100, for: admin)
            .map { "\($0.name) \($0.role.rawValue)" }
    }
}
