import CampusCore
import Foundation
import Postgres
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct ErasureRefusalTests {
    @Test func nobodyIsDeletedByASlip() async throws {
        try await Leaving.with { leaving in
            let person = try await leaving.signedIn(leaving.campus.people[0])
            for body in [#"{}"#, #"{"confirm":"somebody@campus.example"}"#, #"{"confirm":7}"#, #"{"confirm":null}"#] {
                let refused = await problem { _ = try await leaving.erasures.delete(Leaving.deletion(body), person) }
                #expect(refused?.errors.map(\.field) == ["confirm"], "\(body)")
            }
            // Addresses have no case.
            try await leaving.delete(person, email: "Person0@Campus.example")
            let gone = await problem { try await leaving.delete(person, email: "person0@campus.example") }
            #expect(gone?.errors.map(\.field) == ["confirm"], "the account has no such address any more")
        }
    }

    @Test func whoDidNotSignInJustNowTypesThePassword() async throws {
        try await Leaving.with { leaving in
            let marla = try await MarkedPerson.arrive(at: leaving)
            leaving.clock.pass(Erasures.recentSignIn + 5)
            let email = MarkedPerson.email
            let stale = await problem { try await leaving.delete(marla.identity, email: email) }
            #expect(stale?.status == .forbidden && stale?.kind == "sign-in-again")
            let wrong = try Leaving.deletion(#"{"confirm":"\#(email)","password":"six quiet herons"}"#)
            let refused = await problem { _ = try await leaving.erasures.delete(wrong, marla.identity) }
            #expect(refused?.errors.map(\.field) == ["password"])
            #expect(try await leaving.pending() == 0)
            let right = try Leaving.deletion(#"{"confirm":"\#(email)","password":"\#(MarkedPerson.password)"}"#)
            _ = try await leaving.erasures.delete(right, marla.identity)
            #expect(try await leaving.pending() == 1)
        }
    }

    @Test func passwordsCannotBeTriedWithAStolenToken() async throws {
        try await Leaving.with { leaving in
            let email = "person0@campus.example"
            let guess = try Leaving.deletion(#"{"confirm":"\#(email)","password":"a guess"}"#)
            let wrong = await problem { _ = try await leaving.erasures.delete(guess, leaving.campus.people[0]) }
            #expect(wrong?.errors.map(\.field) == ["password"])
            // As fast as nobody hashes: the account's guesses of this minute, wherever they were made.
            for _ in 0..<10 { _ = await problem { try await leaving.erasures.limiter.takePassword(email: email) } }
            let refused = await problem { _ = try await leaving.erasures.delete(guess, leaving.campus.people[0]) }
            #expect(refused?.status == .tooManyRequests)
        }
    }

    @Test func anotherPersonsSessionIsNoSignIn() async throws {
        try await Leaving.with { leaving in
            var person = leaving.campus.people[0]
            person.sessionID = try await leaving.signedIn(leaving.campus.people[1]).sessionID
            let refused = await problem { try await leaving.delete(person, email: "person0@campus.example") }
            #expect(refused?.kind == "sign-in-again")
        }
    }

    @Test func whoOrganizesWhatIsYetToComeHandsItOverFirst() async throws {
        try await Leaving.with { leaving in
            let campus = leaving.campus
            let organizer = try await leaving.signedIn(campus.organizer)
            let event = try await campus.events.create(campus.proposal("Night of the telescopes"), by: organizer)
            let refused = await problem { try await leaving.delete(organizer, email: "olivia@campus.example") }
            #expect(refused?.status == .conflict && refused?.kind == "organizes-events")
            let body = try #require(refused?.answer(instance: "/", requestID: nil).body)
            #expect(String(decoding: body.readableBytesView, as: UTF8.self).contains("Night of the telescopes"))
            try await campus.events.cancel(id: event.id.uuid, Precondition([]), by: organizer)
            try await leaving.delete(organizer, email: "olivia@campus.example")
            // With a token that is not void everywhere yet nothing new is organized.
            await #expect(throws: (any Error).self) {
                _ = try await campus.events.create(campus.proposal("Another"), by: organizer)
            }
            await #expect(throws: PostgresError.self) {
                _ = try await campus.database.write(
                    "UPDATE events.events SET organizer_id = \(organizer.userID) WHERE id = \(event.id.uuid)"
                )
            }
        }
    }

    @Test func theLastAdministratorStays() async throws {
        try await Leaving.with { leaving in
            let admin = try await leaving.signedIn(leaving.campus.admin)
            let refused = await problem { try await leaving.delete(admin, email: "ada@campus.example") }
            #expect(refused?.status == .conflict && refused?.kind == "last-administrator")
            _ = try await leaving.campus.database.write(
                "UPDATE events.users SET role = 'admin' WHERE id = \(leaving.campus.people[0].userID)"
            )
            // Of two who leave at once one must stay.
            let other = try await leaving.signedIn(leaving.campus.people[0])
            async let first = problem { try await leaving.delete(admin, email: "ada@campus.example") }
            async let second = problem { try await leaving.delete(other, email: "person0@campus.example") }
            let kinds = await [first?.kind, second?.kind]
            #expect(kinds.count { $0 == "last-administrator" } == 1 && kinds.contains(nil))
            #expect(
                try await leaving.campus.number("SELECT count(*) AS n FROM events.users WHERE role = 'admin'") == 1
            )
        }
    }

    @Test func aDeletedAccountCannotBecomeSomebodyAgain() async throws {
        try await Leaving.with { leaving in
            let person = try await leaving.signedIn(leaving.campus.people[0])
            try await leaving.delete(person, email: "person0@campus.example")
            for change: PostgresQuery in [
                "name = 'Somebody'", "email = 'x@campus.example'", "password_hash = 'x'", "role = 'admin'",
            ] {
                await #expect(throws: PostgresError.self) {
                    _ = try await leaving.campus.database.write(
                        "UPDATE events.users SET \(change) WHERE id = \(person.userID)"
                    )
                }
            }
        }
    }
}
