import CampusCore
import Foundation
import Postgres
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct EventRowBytesTests {
    /// What the fast path writes of an event, and what the route would.
    @Test func aRowIsWrittenAsTheEncoderWritesTheEvent() async throws {
        try await Campus.with(people: 3) { campus in
            var odd = campus.proposal("Quote \" and \\ solidus", seats: 1)
            odd.description = "line\nfeed \u{1} Zoë 🎓 </script>"
            odd.onlineURL = "https://meet.campus.example/room"
            odd.imageURL = "https://campus.example/picture.png"
            odd.rsvpOpensAt = WireTime.format(campus.now.addingTimeInterval(-3600.25))
            odd.rsvpClosesAt = WireTime.format(campus.now.addingTimeInterval(3600))
            odd.groupID = try await campus.group().id.uuid.uuidString
            odd.visibility = "link"
            odd.guestsAllowed = true
            let event = try await campus.events.create(odd, by: campus.organizer)
            try await campus.rsvp(event, campus.people)
            _ = try await campus.database.write(
                "UPDATE events.users SET public_name = 'O\"livia' WHERE id = \(campus.organizer.userID)"
            )
            let plain = try await campus.events.create(campus.proposal(), by: campus.organizer)
            #expect(event.organizerName == "Astronomy club" && plain.organizerName == "O\"livia")
            for id in [event.id.uuid, plain.id.uuid] {
                for now in [campus.now, plain.startTime, plain.endTime] {
                    let rows = try await campus.database.read(
                        "SELECT \(EventStore.columns) FROM events.events WHERE id = \(id)"
                    )
                    let row = EventRowBytes(row: rows[0], now: now)
                    var json = WireBytes()
                    row.append(to: &json)
                    let event = try EventStore.event(rows[0], now: now)
                    let powers = EventPowers(of: nil, over: event, groupRole: nil)
                    let shown = ViewedEvent(event: event, powers: powers).listed
                    let expected = try JSONDecoder().decode(JSONValue.self, from: WireJSON.encoder().encode(shown))
                    let written = try JSONDecoder().decode(JSONValue.self, from: Data(json.bytes))
                    #expect(written == expected)
                    #expect(row.tag == EventTag(shown).text)
                    #expect(row.id == id && row.start == shown.startTime && row.end == shown.endTime)
                    #expect(row.isForEveryone == powers.sees)
                }
            }
        }
    }

    @Test func whatIsNotForEveryoneIsToldToNobody() async throws {
        try await Campus.with(people: 0) { campus in
            var proposal = campus.proposal("For members")
            proposal.visibility = "signed-in"
            let inside = try await campus.events.create(proposal, by: campus.organizer)
            proposal.visibility = "public"
            proposal.status = "draft"
            let draft = try await campus.events.create(proposal, by: campus.organizer)
            let dropped = try await campus.events.create(proposal, by: campus.organizer)
            try await campus.events.cancel(id: dropped.id.uuid, Precondition([]), by: campus.organizer)
            proposal.status = nil
            let cancelled = try await campus.events.create(proposal, by: campus.organizer)
            try await campus.events.cancel(id: cancelled.id.uuid, Precondition([]), by: campus.organizer)
            let rows = try await campus.database.read("SELECT \(EventStore.columns) FROM events.events")
            let shown = rows.map { EventRowBytes(row: $0, now: campus.now) }.filter(\.isForEveryone).compactMap(\.id)
            #expect(shown == [cancelled.id.uuid])
            for hidden in [inside, draft, dropped] {
                let refused = await problem { _ = try await campus.events.event(id: hidden.id.uuid, for: nil) }
                #expect(refused?.status == .notFound)
            }
            let listed = try await campus.discovery.list(.with(status: .cancelled), for: nil).events
            #expect(listed.map(\.id) == [cancelled.id])
            let own = try await campus.discovery.list(.with(status: .cancelled), for: campus.organizer).events
            #expect(Set(own.map(\.id)) == [cancelled.id, dropped.id])
        }
    }
}
