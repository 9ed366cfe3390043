import CampusCore
import Foundation
import Postgres
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct ExportTests {
    /// Found in the catalog: what refers to an account or an RSVP, or has a column that names somebody.
    private static let tables: PostgresQuery = """
        SELECT c.relname AS name FROM pg_constraint AS k JOIN pg_class AS c ON c.oid = k.conrelid
        WHERE k.contype = 'f' AND c.relnamespace = 'events'::regnamespace
            AND k.confrelid IN ('events.users'::regclass, 'events.rsvps'::regclass)
        UNION
        SELECT table_name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
        WHERE table_schema = 'events' AND table_type = 'BASE TABLE' AND column_name IN (
            'email', 'emails', 'names', 'recipient', 'user_id', 'actor_id', 'organizer_id', 'rsvp_id', 'scope'
        )
        UNION SELECT 'users'
        """

    @Test func everyTableOfPeopleIsExportedOrSaysWhyNot() async throws {
        try await Leaving.with { leaving in
            let found: [String] = try await leaving.campus.database.read(Self.tables).map { try $0.get("name") }
            #expect(found.count > 10)
            #expect(
                Set(found).subtracting(PersonalTables.treatments.keys).sorted() == [],
                "say in PersonalTables how people are shown what these hold of them, and take it out in ErasureStore"
            )
            #expect(Set(PersonalTables.treatments.keys).subtracting(found).sorted() == [], "there are no such tables")
        }
    }

    @Test func theExportHasSomethingOfEveryTable() async throws {
        try await Leaving.with { leaving in
            let marla = try await MarkedPerson.arrive(at: leaving)
            leaving.notifications.hold(#"[{"id":"\#(UUID().wire)","template":"rsvp_confirmed","status":"sent"}]"#)
            let document = try await leaving.export(marla.identity)
            for (table, treatment) in PersonalTables.treatments {
                guard case .exported(let section) = treatment else { continue }
                switch document[section.rawValue] {
                case .array(let values)?: #expect(!values.isEmpty, "\(table): add a row to MarkedPerson")
                case .object?: break
                default: Issue.record("\(table) is not in the export as \(section.rawValue)")
                }
            }
            #expect(document["notifications"]?.count == 1)
            guard case .array(let rsvps)? = document["rsvps"] else {
                Issue.record("no RSVPs")
                return
            }
            let ended = rsvps.compactMap { rsvp in
                if case .object(let members) = rsvp { members["unsubscribed_from"] } else { nil }
            }
            #expect(ended.filter { $0 == .array([.string("reminder")]) }.count == 1 && ended.count == rsvps.count)
            let asked = try #require(leaving.notifications.asked("/export").first)
            #expect(asked.contains(marla.identity.userID.wire) && asked.contains(MarkedPerson.email))
        }
    }

    @Test func whatOnesSecretsAreIsNotInIt() async throws {
        try await Leaving.with { leaving in
            let marla = try await MarkedPerson.arrive(at: leaving)
            let text = try await text(leaving, marla.identity)
            let hash: String = try await leaving.campus.database.read(
                "SELECT password_hash FROM events.users WHERE id = \(marla.identity.userID)"
            )[0].get("password_hash")
            for secret in [
                hash, "scrypt", "token_hash", "#markerwitz", "a-code-of-markerwitz", "fingerprint",
                "code-of-markerwitz",
                "secret-of-markerwitz", String(repeating: "A", count: 87), String(repeating: "B", count: 22),
            ] {
                #expect(!text.contains(secret), "\(secret)")
            }
            // But the ticket is the person's to show.
            let id = try await leaving.rsvps.mine(marla.identity).first { $0.rsvp.status == .confirmed }?.rsvp.id
            let code = TicketCodes(secret: Leaving.codes).code(rsvpID: try #require(id).uuid)
            #expect(text.contains(code))
        }
    }

    @Test func nothingOfOthersIsInIt() async throws {
        try await Leaving.with { leaving in
            let marla = try await MarkedPerson.arrive(at: leaving)
            let other = leaving.campus.people[0]
            _ = try await leaving.rsvps.rsvp(eventID: marla.coming.id.uuid, by: other, key: nil)
            let text = try await text(leaving, marla.identity)
            #expect(!text.contains("person0") && !text.contains(other.userID.wire))
            #expect(!(try await self.text(leaving, other)).contains("arkerwitz"))
        }
    }

    @Test func whatAGuestDidUnderAnAddressIsOnlyOfWhoHasShownItToBeTheirs() async throws {
        try await Leaving.with { leaving in
            let marla = try await MarkedPerson.arrive(at: leaving)
            #expect(try await text(leaving, marla.identity).contains(marla.guestRSVPID.wire))
            _ = try await leaving.campus.database.write(
                "UPDATE events.users SET email_verified_at = NULL WHERE id = \(marla.identity.userID)"
            )
            #expect(try await !text(leaving, marla.identity).contains(marla.guestRSVPID.wire))
            #expect(leaving.notifications.asked("/export").last?.contains(MarkedPerson.email) == false)
        }
    }

    @Test func thereIsNoHalfExport() async throws {
        try await Leaving.with { leaving in
            leaving.notifications.answer(503)
            let refused = await problem { _ = try await leaving.exports.export(leaving.campus.people[0]) }
            #expect(refused?.status == .serviceUnavailable && refused?.headers[.retryAfter] == "10")
        }
    }

    @Test func longListsComeInPages() async throws {
        try await Leaving.with { leaving in
            let full = (0..<500).map { _ in #"{"id":"\#(UUID().wire)"}"# }.joined(separator: ",")
            leaving.notifications.hold("[\(full)]")
            let export = Task { try await leaving.export(leaving.campus.people[0]) }
            while leaving.notifications.asked("/export").count < 2 { try await Task.sleep(for: .milliseconds(5)) }
            leaving.notifications.hold("[]")
            let count = try #require(try await export.value["notifications"]?.count)
            #expect(count >= 1000 && count % 500 == 0)
            #expect(leaving.notifications.asked("/export")[1].contains(#""after":"#))
        }
    }

    private func text(_ leaving: Leaving, _ identity: Identity) async throws -> String {
        String(decoding: try WireJSON.encoder().encode(try await leaving.exports.export(identity)), as: UTF8.self)
    }
}

extension JSONValue {
    /// How many things a list has; nil for anything else.
    fileprivate var count: Int? {
        if case .array(let values) = self { values.count } else { nil }
    }
}
