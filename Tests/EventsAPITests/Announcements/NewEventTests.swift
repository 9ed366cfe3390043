import CampusCore
import Foundation
import Postgres
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct NewEventTests {
    private func choose(_ category: String, _ people: some Sequence<Identity>, _ campus: Campus) async throws {
        for person in people {
            _ = try await campus.database.write(
                "INSERT INTO events.chosen_categories (user_id, category) VALUES (\(person.userID), \(category))"
            )
        }
    }

    @Test func itsOrganizerAndThoseWhoChoseItsCategoryAreTold() async throws {
        try await Campus.with(people: 4) { campus in
            try await choose("Social", campus.people.prefix(2) + [campus.organizer], campus)
            try await choose("Sports", campus.people.suffix(1), campus)
            _ = try await campus.database.write(
                "UPDATE events.users SET email_verified_at = NULL WHERE id = \(campus.people[1].userID)"
            )
            _ = try await campus.events.create(campus.proposal(), by: campus.organizer)
            try await campus.tellWhatIsDue()
            #expect(try await campus.recipients("event_created") == ["olivia"])
            // Who organizes it knows, and an address that may be somebody else's is not written to.
            #expect(try await campus.recipients("event_announced") == ["person0"])
            let said = try await campus.contexts("event_announced")[0]
            #expect(said["category"] == .string("Social") && said["organizer_name"] == .string("olivia"))
            #expect(said["rsvp_status"] == nil)
        }
    }

    @Test(arguments: [(EventVisibility.public, 1), (.signedIn, 1), (.link, 0)])
    func onlyThoseAreToldWhoMaySeeIt(_ visibility: EventVisibility, _ count: Int) async throws {
        try await Campus.with(people: 1) { campus in
            try await choose("Social", campus.people, campus)
            var proposal = campus.proposal()
            proposal.visibility = visibility.rawValue
            _ = try await campus.events.create(proposal, by: campus.organizer)
            try await campus.tellWhatIsDue()
            #expect(try await campus.mails("event_announced") == count)
            #expect(try await campus.mails("event_created") == 1)
        }
    }

    @Test func whatIsHiddenBeforeItIsAnnouncedIsNot() async throws {
        try await Campus.with(people: 1) { campus in
            try await choose("Social", campus.people, campus)
            let event = try await campus.events.create(campus.proposal(), by: campus.organizer)
            try await campus.patch(event, ["visibility": .string("link")])
            try await campus.tellWhatIsDue()
            #expect(try await campus.mails("event_announced") == 0)
        }
    }

    @Test func whoHasToAskIsToldWhatBecameOfItAndAdministratorsThatItWasAsked() async throws {
        try await Campus.with(people: 1) { campus in
            try await choose("Social", campus.people, campus)
            let id = try await campus.events.create(campus.proposal(), by: campus.newcomer).id.uuid
            try await campus.tellWhatIsDue()
            #expect(try await campus.recipients("event_approval_wanted") == ["ada"])
            #expect(try await campus.contexts("event_approval_wanted")[0]["organizer_name"] == .string("nils"))
            #expect(try await campus.mails("event_created") + campus.mails("event_announced") == 0)
            _ = try await campus.events.giveBack(id: id, reason: "Which room?", by: campus.admin)
            _ = try await campus.events.publish(id: id, by: campus.newcomer)
            try await campus.tellWhatIsDue()
            #expect(try await campus.mails("event_approval_wanted") == 2, "asked again")
            _ = try await campus.events.approve(id: id, by: campus.admin)
            try await campus.tellWhatIsDue()
            #expect(try await campus.mails("event_announced") == 1)
            #expect(try await campus.mails("event_approved") == 1)
            #expect(try await campus.mails("event_created") == 0, "one mail says it")
        }
    }

    @Test func whatIsDecidedBeforeAdministratorsWereToldIsNotWantedAnyMore() async throws {
        try await Campus.with(people: 0) { campus in
            let id = try await campus.events.create(campus.proposal(), by: campus.newcomer).id.uuid
            // An administrator who publishes it has approved it.
            _ = try await campus.events.publish(id: id, by: campus.admin)
            try await campus.tellWhatIsDue()
            #expect(try await campus.mails("event_approval_wanted") == 0)
            #expect(try await campus.mails("event_approved") == 1)
        }
    }
}
