import CampusCore
import Foundation
import Postgres
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct GroupMemberTests {
    @Test func ownersSayWhoIsAMember() async throws {
        try await Campus.with(people: 2) { campus in
            let group = try await campus.group()
            let id = group.id.uuid
            let byAddress = try Campus.member(#"{"email":" Person0@Campus.example ","role":"editor"}"#)
            let member = try await campus.groups.setMember(byAddress, of: id, by: campus.organizer)
            #expect(member.userID.uuid == campus.people[0].userID && member.role == .editor)
            // An editor says nothing about members, and sees them; who is none sees nobody.
            let presumptuous = await problem {
                try await campus.add(campus.people[1], to: group, as: .editor, by: campus.people[0])
            }
            #expect(presumptuous?.status == .forbidden)
            let seen = try await campus.groups.members(of: id, after: nil, limit: 50, for: campus.people[0])
            #expect(seen.map(\.name) == ["olivia", "person0"])
            let outside = await problem {
                _ = try await campus.groups.members(of: id, after: nil, limit: 50, for: campus.people[1])
            }
            #expect(outside?.status == .forbidden)

            try await campus.add(campus.people[0], to: group, as: .checkIn)
            try await campus.add(campus.people[0], to: group, as: .checkIn)
            #expect(try await campus.roles(group) == ["olivia owner", "person0 check-in"])
            try await campus.groups.removeMember(campus.people[0].userID, of: id, by: campus.people[0])
            #expect(try await campus.roles(group) == ["olivia owner"])
            let again = await problem {
                try await campus.groups.removeMember(campus.people[0].userID, of: id, by: campus.admin)
            }
            #expect(again?.status == .notFound)

            let history = try await campus.events.audit.entries(subjectID: id)
            #expect(
                history.map(\.action)
                    == ["group.created", "group.member_added", "group.member_changed", "group.member_removed"]
            )
            let person = JSONValue.string(campus.people[0].userID.wire)
            #expect(
                history[2].detail
                    == .object(["user_id": person, "role": .string("check-in"), "was": .string("editor")])
            )
        }
    }

    @Test(arguments: [
        (#"{"role":"boss","email":"x"}"#, ["role", "email"]), (#"{"role":"owner"}"#, ["email"]),
        (#"{"user_id":"7"}"#, ["role", "user_id"]),
        (#"{"user_id":"01937a2b-7c4d-7e10-8a3b-5d2f1c9e4b67","email":"a@b.example","role":"owner"}"#, ["user_id"]),
        (#"{"user_id":7,"email":7,"role":7}"#, ["email", "user_id", "role"]),
    ])
    func whatNamesNobodyIsSaid(body: String, fields: [String]) throws {
        do {
            _ = try Campus.member(body).validated()
            Issue.record("\(body) is taken")
        } catch let error as ValidationError {
            #expect(Set(error.errors.map(\.field)) == Set(fields))
        }
    }

    @Test func whoHasNoAccountCannotBeAMember() async throws {
        try await Campus.with(people: 1) { campus in
            let group = try await campus.group()
            for body in [
                #"{"email":"nobody@campus.example","role":"editor"}"#,
                #"{"user_id":"\#(UUID().wire)","role":"editor"}"#,
            ] {
                let unknown = await problem {
                    _ = try await campus.groups.setMember(
                        try Campus.member(body),
                        of: group.id.uuid,
                        by: campus.organizer
                    )
                }
                #expect(unknown?.status == .notFound && unknown?.kind == "no-account")
            }
            let nowhere = await problem {
                _ = try await campus.groups.setMember(
                    try Campus.member(campus.people[0].userID, "editor"),
                    of: UUID(),
                    by: campus.admin
                )
            }
            #expect(nowhere?.status == .notFound && nowhere?.kind == nil)
        }
    }

    @Test func theLastOwnerStays() async throws {
        try await Campus.with(people: 1) { campus in
            let group = try await campus.group()
            let id = group.id.uuid
            for attempt in 0..<2 {
                let refused = await problem {
                    if attempt == 0 {
                        try await campus.groups.removeMember(campus.organizer.userID, of: id, by: campus.organizer)
                    } else {
                        try await campus.add(campus.organizer, to: group, as: .editor, by: campus.admin)
                    }
                }
                #expect(refused?.status == .conflict && refused?.kind == "last-owner")
            }
            try await campus.add(campus.people[0], to: group, as: .owner)
            try await campus.groups.removeMember(campus.organizer.userID, of: id, by: campus.organizer)
            #expect(try await campus.roles(group) == ["person0 owner"])
        }
    }

    @Test func ofTwoOwnersWhoLeaveAtOnceOneStays() async throws {
        try await Campus.with(people: 2) { campus in
            for round in 0..<8 {
                let group = try await campus.group("Round \(round)")
                let id = group.id.uuid
                try await campus.add(campus.people[0], to: group, as: .owner)
                let left = await withTaskGroup(of: Bool.self) { tasks in
                    for (leaver, by) in [(campus.organizer, campus.people[0]), (campus.people[0], campus.organizer)] {
                        tasks.addTask {
                            await problem { try await campus.groups.removeMember(leaver.userID, of: id, by: by) } == nil
                        }
                    }
                    return await tasks.reduce(into: 0) { $0 += $1 ? 1 : 0 }
                }
                #expect(left == 1)
                #expect(try await campus.roles(group).count == 1)
            }
        }
    }

    /// Whatever a program does: both delete before either commits, and see nothing of one another.
    @Test func theDatabaseKeepsAnOwner() async throws {
        try await Campus.with(people: 2) { campus in
            let group = try await campus.group()
            let id = group.id.uuid
            try await campus.add(campus.people[0], to: group, as: .owner)
            try await campus.add(campus.people[1], to: group, as: .editor)
            let (deletions, deletion) = AsyncStream.makeStream(of: Void.self)
            let permits = (0..<2).map { _ in AsyncStream.makeStream(of: Void.self) }
            let results = try await withThrowingTaskGroup(of: String?.self) { tasks in
                for (leaver, permit) in zip([campus.organizer.userID, campus.people[0].userID], permits) {
                    tasks.addTask {
                        do {
                            try await campus.database.transaction { transaction in
                                _ = try await transaction.query(
                                    "DELETE FROM events.group_members WHERE group_id = \(id) AND user_id = \(leaver)"
                                )
                                deletion.yield()
                                for await _ in permit.stream {}
                            }
                            return nil
                        } catch let error as PostgresError {
                            return error.constraint
                        }
                    }
                }
                var arrivals = deletions.makeAsyncIterator()
                for _ in 0..<2 { await arrivals.next() }
                for permit in permits { permit.continuation.finish() }
                return try await tasks.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(results) == [nil, "group_members_owner"])
            #expect(
                try await campus.number("SELECT count(*) AS n FROM events.group_members WHERE role = 'owner'") == 1
            )
        }
    }

    @Test func whoseAccountGoesLeavesTheGroupToSomebody() async throws {
        try await Campus.with(people: 3) { campus in
            let group = try await campus.group()
            try await campus.add(campus.people[0], to: group, as: .checkIn)
            try await campus.add(campus.people[1], to: group, as: .editor)
            let alone = try await campus.group("Alone")
            for (leaver, roles) in [
                (campus.organizer, ["person0 check-in", "person1 owner"]), (campus.people[1], ["person0 owner"]),
                (campus.people[0], []),
            ] {
                _ = try await campus.database.write("SELECT events.leave_groups(\(leaver.userID))")
                #expect(try await campus.roles(group) == roles)
            }
            #expect(try await campus.roles(alone) == [])
            // Administrators find somebody for it.
            try await campus.add(campus.people[2], to: alone, as: .owner, by: campus.admin)
            #expect(try await campus.roles(alone) == ["person2 owner"])
        }
    }
}
