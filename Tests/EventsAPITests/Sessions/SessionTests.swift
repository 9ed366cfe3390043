import CampusCore
import Crypto
import Foundation
import HTTPTypes
import Postgres
import ServiceKit
import Synchronization
import Testing

@testable import EventsAPI

/// Sessions in the database, with a clock that the test turns.
@Suite struct SessionTests {
    @Test func aSessionLivesOnFromTokenToToken() async throws {
        try await Campus.with(people: 1) { campus in
            let door = try await SignInDoor(campus)
            var issued = try await door.sessions.begin(for: door.user, userAgent: "Firefox on a telephone")
            var seen: Set<String> = []
            for _ in 0..<5 {
                seen.insert(door.token(issued))
                door.pass(600)
                issued = try await door.sessions.refresh(door.token(issued))
                let identity = try await door.tokens.identity(of: issued.session.accessToken)
                #expect(identity?.userID == door.user.id.uuid)
            }
            #expect(seen.count == 5)
            #expect(issued.session.user == door.user)
            let listed = try await door.sessions.list(try await door.identity(issued))
            #expect(listed.map(\.userAgent) == ["Firefox on a telephone"])
            #expect(listed.map(\.isCurrent) == [true])
        }
    }

    @Test func twoTabsThatRefreshAtOnceBothStaySignedIn() async throws {
        try await Campus.with(people: 1) { campus in
            let door = try await SignInDoor(campus)
            let first = try await door.sessions.begin(for: door.user)
            door.pass(600)
            let token = door.token(first)
            let answers = try await withThrowingTaskGroup(of: IssuedSession.self) { group in
                for _ in 0..<8 { group.addTask { try await door.sessions.refresh(token) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(answers.map(door.token)).count == 1)
            door.pass(19)
            let late = try await door.sessions.refresh(token)
            #expect(door.token(late) == door.token(answers[0]))
            // Each of them goes on.
            door.pass(600)
            let next = try await door.sessions.refresh(door.token(answers[3]))
            #expect(door.token(next) != door.token(late))
        }
    }

    @Test func aTokenThatIsUsedAgainLaterEndsTheFamily() async throws {
        try await Campus.with(people: 1) { campus in
            let door = try await SignInDoor(campus)
            let stolen = door.token(try await door.sessions.begin(for: door.user))
            door.pass(600)
            let own = try await door.sessions.refresh(stolen)
            let other = try await door.sessions.begin(for: door.user)
            door.pass(21)
            let refusal1 = await problem { _ = try await door.sessions.refresh(stolen) }
            #expect(refusal1?.kind == "session-ended")
            // Nobody knows who of them is the person: both are out, but only of this session.
            let refusal2 = await problem { _ = try await door.sessions.refresh(door.token(own)) }
            #expect(refusal2?.kind == "session-ended")
            await door.feed.read()
            let ended = try await door.tokens.identity(of: own.session.accessToken)
            let kept = try await door.tokens.identity(of: other.session.accessToken)
            #expect(ended == nil && kept != nil)
            _ = try await door.sessions.refresh(door.token(other))
            #expect(
                try await campus.number(
                    "SELECT count(*) AS n FROM events.audit_log WHERE action = 'session.reused'"
                ) == 1
            )
        }
    }

    @Test func signingOutEndsOneSessionAndEverywhereAll() async throws {
        try await Campus.with(people: 2) { campus in
            let door = try await SignInDoor(campus)
            let (one, two) = (
                try await door.sessions.begin(for: door.user), try await door.sessions.begin(for: door.user)
            )
            try await door.sessions.end(door.token(one), nil)
            try await door.sessions.end(door.token(one), nil)
            await door.feed.read()
            let (out, still) = (
                try await door.tokens.identity(of: one.session.accessToken),
                try await door.tokens.identity(of: two.session.accessToken)
            )
            #expect(out == nil && still != nil)
            let refusal3 = await problem { _ = try await door.sessions.refresh(door.token(one)) }
            #expect(refusal3?.kind == "session-ended")
            try await door.sessions.endAll(userID: door.user.id.uuid)
            await door.feed.read()
            let everywhere = try await door.tokens.identity(of: two.session.accessToken)
            #expect(everywhere == nil)
            let refusal4 = await problem { _ = try await door.sessions.refresh(door.token(two)) }
            #expect(refusal4?.kind == "session-ended")
            // Whoever signs in again is in.
            let again = try await door.sessions.begin(for: door.user)
            let back = try await door.tokens.identity(of: again.session.accessToken)
            #expect(back?.tokenVersion == 1)
        }
    }

    @Test func whatIsRevokedIsKnownWithoutTheFeedToo() async throws {
        try await Campus.with(people: 1) { campus in
            let door = try await SignInDoor(campus)
            let issued = try await door.sessions.begin(for: door.user)
            let before = try await door.tokens.identity(of: issued.session.accessToken)
            try await door.sessions.end(door.token(issued), nil)
            let after = try await door.tokens.identity(of: issued.session.accessToken)
            #expect(before != nil && after == nil)
        }
    }

    @Test func aPasswordThatWasCheckedBeforeEverythingWasRevokedSignsNobodyIn() async throws {
        try await Campus.with(people: 1) { campus in
            let door = try await SignInDoor(campus)
            try await door.sessions.endAll(userID: door.user.id.uuid)
            let refusal = await problem { _ = try await door.sessions.begin(for: door.user, version: 0) }
            #expect(refusal?.kind == "session-ended")
            _ = try await door.sessions.begin(for: door.user, version: 1)
        }
    }

    @Test func nobodyEndsAnotherPersonsSession() async throws {
        try await Campus.with(people: 2) { campus in
            let door = try await SignInDoor(campus)
            let issued = try await door.sessions.begin(for: door.user)
            let identity = try await door.identity(issued)
            let id = try #require(identity.sessionID)
            let refusal5 = await problem { try await door.sessions.end(id: id, of: campus.people[1]) }
            #expect(refusal5?.status == .notFound)
            try await door.sessions.end(id: id, of: identity)
            let refusal6 = await problem { try await door.sessions.end(id: id, of: identity) }
            #expect(refusal6?.status == .notFound)
        }
    }

    @Test func aSessionThatNobodyUsesEnds() async throws {
        try await Campus.with(people: 1) { campus in
            let door = try await SignInDoor(campus)
            let issued = try await door.sessions.begin(for: door.user)
            door.pass(TimeInterval(Sessions.lifetime) - 1)
            let next = try await door.sessions.refresh(door.token(issued))
            door.pass(TimeInterval(Sessions.lifetime) + 1)
            let refusal7 = await problem { _ = try await door.sessions.refresh(door.token(next)) }
            #expect(refusal7?.kind == "session-ended")
            for token in [nil, "", "nonsense"] {
                let refusal = await problem { _ = try await door.sessions.refresh(token) }
                #expect(refusal?.status == .unauthorized)
            }
        }
    }
}
