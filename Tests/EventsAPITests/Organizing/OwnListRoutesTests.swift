import Foundation
import Testing

@testable import EventsAPI

/// The lists of what is one's own, as they go over the wire.
@Suite struct OwnListRoutesTests {
    private func first<Value>(_ json: [UInt8], _ member: String, as: Value.Type) throws -> Value {
        let list = try #require(try JSONSerialization.jsonObject(with: Data(json)) as? [[String: Any]])
        return try #require(list.first?[member] as? Value)
    }

    @Test func theFirstPageSaysHowManyThereAreOfEachKind() async throws {
        try await RunningService.with { service in
            let world = try await PermissionWorld.make(service, passwordHash: "none")
            func get(_ path: String, _ asker: Asker) async throws -> (status: Int, body: [UInt8], fields: [String?]) {
                let token = try await world.session(asker).session.accessToken
                let answer = try await service.send(RouteRequest(method: "GET", path: path), token: token)
                return (answer.status, answer.body, [answer.header("Counts"), answer.header("Link")])
            }
            let mine = try await get("/api/v1/users/me/events?limit=1", .owner)
            #expect(mine.fields[0] == "draft=1, pending=0, upcoming=1, ongoing=0, completed=0, cancelled=0")
            #expect(try first(mine.body, "my_part", as: String.self) == "owner")
            let link = try #require(mine.fields[1]?.firstMatch(of: /<(.+)>; rel="next"/)).1
            let next = try await get(String(link), .owner)
            #expect(next.status == 200 && next.fields[0] == nil, "it was said on the first page")
            #expect(try first(next.body, "id", as: String.self) != first(mine.body, "id", as: String.self))
            let door = try await get("/api/v1/users/me/events?part=check-in&status=draft,upcoming", .doorkeeper)
            #expect(try first(door.body, "title", as: String.self) == "Public" && door.fields[1] == nil)
            #expect(door.fields[0] == "draft=0, pending=0, upcoming=1, ongoing=0, completed=0, cancelled=0")

            let rsvps = try await get("/api/v1/users/me/rsvps?state=coming,waitlisted&limit=1", .attendee)
            #expect(rsvps.fields[0] == "coming=1, waitlisted=0, past=0, cancelled=0" && rsvps.fields[1] != nil)
            #expect(try first(rsvps.body, "id", as: String.self) == world.rsvp.wire)
            let all = try await get("/api/v1/users/me/rsvps", .attendee)
            #expect(all.fields[0] == rsvps.fields[0] && all.fields[1] == nil)
            for wrong in [
                "rsvps?state=soon", "rsvps?limit=0", "events?status=lost", "events?part=boss", "events?cursor=x",
            ] {
                #expect(try await get("/api/v1/users/me/" + wrong, .attendee).status == 422, "\(wrong)")
            }
        }
    }
}
