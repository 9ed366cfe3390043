import CampusCore
import Foundation
import Postgres
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct GroupEventTests {
    private let anyVersion = Precondition([])

    /// A campus with a group, whose owner is the organizer; the first person edits for it, the second checks in.
    private func withGroup(_ body: (Campus, Group) async throws -> Void) async throws {
        try await Campus.with { campus in
            let group = try await campus.group()
            try await campus.add(campus.people[0], to: group, as: .editor)
            try await campus.add(campus.people[1], to: group, as: .checkIn)
            try await body(campus, group)
        }
    }

    private func move(_ event: Event, to group: Group?, _ campus: Campus, by identity: Identity) async -> Problem? {
        await problem {
            let patch: JSONValue = .object(["group_id": group.map { .string($0.id.uuid.wire) } ?? .null])
            let moved = try await campus.events.patch(id: event.id.uuid, with: patch, anyVersion, by: identity)
            #expect(moved.groupID == group?.id)
        }
    }

    @Test func ownersAndEditorsMakeEventsForTheirGroupAndNobodyElseDoes() async throws {
        try await withGroup { campus, group in
            let event = try await campus.events.create(campus.proposal(for: group), by: campus.people[0])
            #expect(event.groupID == group.id && event.organizerID.uuid == campus.people[0].userID)
            #expect(event.status == .pending, "an editor who is not trusted asks")
            for identity in [campus.people[1], campus.people[2]] {
                let refused = await problem {
                    _ = try await campus.events.create(campus.proposal(for: group), by: identity)
                }
                #expect(refused?.status == .forbidden)
            }
            let own = await problem { _ = try await campus.events.create(campus.proposal(), by: campus.people[0]) }
            #expect(own?.status == .forbidden, "an editor is no organizer")
            let foreign = await problem {
                _ = try await campus.events.create(campus.proposal(for: group), by: campus.newcomer)
            }
            #expect(foreign?.errors.map(\.field) == ["group_id"])
            var nowhere = campus.proposal()
            nowhere.groupID = UUID().wire
            let unknown = await problem { _ = try await campus.events.create(nowhere, by: campus.admin) }
            #expect(unknown?.errors.map(\.field) == ["group_id"])
            #expect(try await campus.events.create(campus.proposal(for: group), by: campus.admin).groupID == group.id)
        }
    }

    @Test func ownersAndEditorsManageWhatOthersMade() async throws {
        try await withGroup { campus, group in
            var proposal = campus.proposal(for: group)
            proposal.status = "draft"
            proposal.onlineURL = "https://meet.campus.example/room"
            let draft = try await campus.events.create(proposal, by: campus.organizer)
            let id = draft.id.uuid
            let drafts = EventFilter.with(status: .draft)
            #expect(try await campus.events.event(id: id, for: campus.people[0]).onlineURL != nil)
            let listed = try await campus.discovery.list(drafts, for: campus.people[0]).events
            #expect(listed.map(\.id) == [draft.id] && listed[0].onlineURL != nil)
            for identity in [campus.people[1], campus.people[2], campus.newcomer] {
                let hidden = await problem { _ = try await campus.events.event(id: id, for: identity) }
                #expect(hidden?.status == .notFound)
                #expect(try await campus.discovery.list(drafts, for: identity).events.isEmpty)
            }
            let patch: JSONValue = .object(["title": .string("Night of the comets"), "visibility": .string("link")])
            let changed = try await campus.events.patch(id: id, with: patch, anyVersion, by: campus.people[0])
            #expect(changed.title == "Night of the comets" && changed.organizerID.uuid == campus.organizer.userID)
            _ = try await campus.events.publish(id: id, by: campus.organizer)
            // What is by link only stands in the lists of all who have to do with it.
            for (identity, sees) in [
                (campus.people[0], true), (campus.people[1], true), (campus.people[2], false), (campus.organizer, true),
            ] {
                let events = try await campus.discovery.list(EventFilter(), for: identity).events
                #expect(events.map(\.id) == (sees ? [draft.id] : []))
                #expect(events.allSatisfy { ($0.onlineURL != nil) == (identity.userID != campus.people[1].userID) })
            }
            #expect(try await campus.events.history(id: id, for: campus.people[0]).count == 3)
            let door = await problem { try await campus.events.cancel(id: id, anyVersion, by: campus.people[1]) }
            #expect(door?.status == .forbidden)
            try await campus.events.cancel(id: id, anyVersion, by: campus.people[0])
            #expect(try await campus.events.event(id: id, for: campus.organizer).status == .cancelled)
        }
    }

    @Test func whoLeavesTheGroupManagesNoMore() async throws {
        try await withGroup { campus, group in
            let event = try await campus.events.create(campus.proposal(for: group), by: campus.organizer)
            try await campus.groups.removeMember(campus.people[0].userID, of: group.id.uuid, by: campus.organizer)
            let refused = await problem {
                _ = try await campus.events.history(id: event.id.uuid, for: campus.people[0])
            }
            #expect(refused?.status == .forbidden)
        }
    }

    @Test func whoMovesAnEventManagesBothGroups() async throws {
        try await withGroup { campus, group in
            let other = try await campus.group("Chess club", by: campus.newcomer)
            let event = try await campus.events.create(campus.proposal(for: group), by: campus.organizer)
            // Into a group of others.
            #expect(await move(event, to: other, campus, by: campus.organizer)?.errors.map(\.field) == ["group_id"])
            try await campus.add(campus.people[0], to: other, as: .editor, by: campus.newcomer)
            #expect(await move(event, to: other, campus, by: campus.people[0]) == nil)
            // Out of it: who made the event still manages it, and does not decide where it belongs.
            #expect(await move(event, to: group, campus, by: campus.organizer)?.errors.map(\.field) == ["group_id"])
            #expect(await move(event, to: nil, campus, by: campus.organizer)?.errors.map(\.field) == ["group_id"])
            let title: JSONValue = .object(["title": .string("Another title")])
            _ = try await campus.events.patch(id: event.id.uuid, with: title, anyVersion, by: campus.organizer)
            #expect(await move(event, to: nil, campus, by: campus.newcomer) == nil)
            // The editor of both lost it with that.
            #expect(await move(event, to: group, campus, by: campus.people[0])?.status == .forbidden)
            #expect(await move(event, to: group, campus, by: campus.organizer) == nil)
            #expect(await move(event, to: other, campus, by: campus.admin) == nil)
        }
    }

    @Test func aGroupThatGoesMeanwhileIsAFieldError() async throws {
        try await withGroup { campus, group in
            var details = try campus.proposal(for: group).validated()
            details.groupID = WireID(UUID())
            let refused = await problem {
                try await campus.events.checkingGroup {
                    _ = try await campus.events.store.insert(
                        details,
                        id: UUID(),
                        state: .draft,
                        organizerID: campus.organizer.userID,
                        now: campus.now
                    )
                }
            }
            #expect(refused?.errors.map(\.field) == ["group_id"])
        }
    }

    @Test func theDoorSeesNamesAndLetsPeopleInAndNothingElse() async throws {
        try await withGroup { campus, group in
            try await campus.withRSVPs { rsvps in
                let event = try await campus.events.create(campus.proposal(for: group), by: campus.organizer)
                let (id, keeper) = (event.id.uuid, campus.people[1])
                try await campus.rsvp(event, campus.people.suffix(2))
                _ = try await campus.database.write("UPDATE events.rsvps SET name = 'Alex'")
                func list(_ search: String?, for identity: Identity) async throws -> [RSVP] {
                    try await rsvps.attendees(eventID: id, AttendeeFilter(search: search), for: identity).rsvps
                }
                #expect(
                    try await list(nil, for: keeper).map(\.email) == ["p***@campus.example", "p***@campus.example"]
                )
                #expect(try await list("alex", for: keeper).count == 2)
                #expect(try await list("person4", for: keeper).isEmpty, "no address is guessed letter by letter")
                #expect(try await list("person4", for: campus.people[0]).map(\.email) == ["person4@campus.example"])

                let door = CheckIns(store: CheckInStore(database: campus.database), rsvps: rsvps, codes: Door.codes)
                let several = await #expect(throws: SeveralPeople.self) {
                    try await door.checkIn(.name("Alex"), eventID: id, by: keeper)
                }
                #expect(several?.candidates.map(\.email) == ["p***@campus.example", "p***@campus.example"])
                let first = try #require(try await list(nil, for: keeper).first)
                let answer = try await door.checkIn(.rsvp(first.id.uuid), eventID: id, by: keeper)
                #expect(answer.isNew && answer.rsvp.email == "p***@campus.example" && answer.rsvp.name == "Alex")
                #expect(try await door.counts(eventID: id, for: keeper).checkedIn == 1)
                try await door.undo(rsvpID: first.id.uuid, eventID: id, by: keeper)

                let one = await problem { _ = try await rsvps.rsvp(id: first.id.uuid, for: keeper) }
                #expect(one?.status == .notFound, "the whole RSVP is its person's")
                let why = await problem {
                    let log = DecisionLog(store: DecisionLogStore(database: campus.database), rsvps: rsvps)
                    _ = try await log.decisions(eventID: id, after: 0, limit: 10, for: keeper)
                }
                #expect(why?.status == .forbidden)
                let stranger = await problem { _ = try await list(nil, for: campus.people[2]) }
                #expect(stranger?.status == .forbidden)
            }
        }
    }

    @Test(arguments: [
        ("ada@campus.example", "a***@campus.example"), ("a@b.example", "a***@b.example"), ("nonsense", "***"),
        ("@b.example", "***"),
    ])
    func addressesAreMasked(address: String, shown: String) {
        #expect(EmailAddress.masked(address) == shown)
    }
}
