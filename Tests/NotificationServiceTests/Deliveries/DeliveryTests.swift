import CampusCore
import Foundation
import ServiceKit
import Testing

@testable import NotificationService

@Suite struct DeliveryTests {
    private struct Seen: Decodable {
        let id: WireID
        let address: String?
        let channel: String
        let status: String
        let why: String?
    }

    @Test func anOrganizerSeesWhomItReachedAndWhyNot() async throws {
        try await PostOffice.with { office in
            let event: [String: ContextValue] = ["event_id": .text(Mails.eventID.uppercased())]
            let about = event.merging(["rsvp_id": .text(UUID.version7().wire)]) { $1 }
            let asked: [NotificationRequest] = [
                .to(.email, "event_cancelled", subject: about),
                .to(.sms, "event_cancelled", phone: "+4915112345678", subject: about),
                .to(.push, "event_cancelled", endpoint: "https://push.example/secret", subject: about),
                .to(.inApp, "event_cancelled", userID: .version7(), subject: about),
            ]
            // Who follows the category, or approves events, is none of the organizer's business.
            let others: [NotificationRequest] = [
                .to(.email, "event_announced", subject: event), .to(subject: ["event_id": .text(UUID().wire)]),
            ]
            try await office.notifications.accept(asked + others)
            _ = try await office.store.startAttempt(id: asked[0].id, token: 1)
            _ = try await office.store.markFailed(
                id: asked[0].id,
                token: 1,
                error: "rejected: no",
                isFinal: true,
                counts: true
            )
            let answer = try await office.ask(.get, "/deliveries?event_id=\(Mails.eventID)&limit=100")
            let text = String(decoding: answer.body, as: UTF8.self)
            #expect(answer.status == .ok && answer.headers[.link] == nil)
            let seen = try WireJSON.decoder().decode([Seen].self, from: answer.body)
            #expect(Set(seen.map(\.id.uuid)) == Set(asked.map(\.id)))
            let byChannel = Dictionary(uniqueKeysWithValues: seen.map { ($0.channel, $0) })
            #expect(byChannel["email"]?.address == "z…@campus.example")
            #expect(byChannel["email"]?.status == "failed" && byChannel["email"]?.why == "rejected: no")
            #expect(byChannel["sms"]?.address == "+49…678")
            #expect(byChannel["push"]?.address == "push.example")
            #expect(byChannel["in_app"]?.status == "delivered")
            for secret in ["zoe@", "15112345", "secret"] { #expect(!text.contains(secret)) }
        }
    }

    @Test func theyAreFoundByWhatBecameOfThemAndWhomTheyWereFor() async throws {
        try await PostOffice.with { office in
            let about: [String: ContextValue] = [
                "event_id": .text(Mails.eventID), "rsvp_id": .text(UUID.version7().wire),
            ]
            let asked: [NotificationRequest] = [
                .to(.email, "event_cancelled", subject: about),
                .to(.inApp, "event_cancelled", userID: .version7(), subject: about),
                .to(.sms, "event_cancelled", phone: "+4915112345678", subject: about),
            ]
            try await office.notifications.accept(asked)
            _ = try await office.database.write(
                "UPDATE notifications.notifications SET recipient = recipient || '{\"name\": \"Jörg ÄRNST\"}' WHERE channel = 'sms'"
            )
            func found(_ query: String) async throws -> (channels: Set<String>, counts: String?) {
                let answer = try await office.ask(.get, "/deliveries?event_id=\(Mails.eventID)&\(query)")
                let seen = try WireJSON.decoder().decode([Seen].self, from: answer.body)
                return (Set(seen.map(\.channel)), answer.headers[.counts])
            }
            let all = "queued=2, sent=0, delivered=1, bounced=0, suppressed=0, failed=0"
            #expect(try await found("status=&channel=&search=") == (["email", "in_app", "sms"], all))
            #expect(try await found("status=queued") == (["email", "sms"], all))
            let texts = "queued=1, sent=0, delivered=0, bounced=0, suppressed=0, failed=0"
            #expect(try await found("channel=sms&status=failed") == ([], texts))
            #expect(try await found("search=%C3%A4rn") == (["sms"], texts))
            #expect(try await found("search=rnst").channels == [], "not within a word")
            #expect(try await found("search=ZOE@").channels.contains("email"))
            #expect(try await found("search=%25").channels == [])
            for wrong in ["status=lost", "channel=pigeon", "search=a%00"] {
                let answer = try await office.ask(.get, "/deliveries?event_id=\(Mails.eventID)&\(wrong)")
                #expect(answer.status == .unprocessableContent)
            }
        }
    }

    @Test func theyComeInPages() async throws {
        try await PostOffice.with { office in
            let about: [String: ContextValue] = [
                "event_id": .text(Mails.eventID), "rsvp_id": .text(UUID.version7().wire),
            ]
            let asked = (0..<5).map { _ in NotificationRequest.to(subject: about) }
            // One statement gives all of them one moment: the id decides.
            try await office.notifications.accept(asked)
            var ids: Set<UUID> = []
            var path: String? = "/deliveries?event_id=\(Mails.eventID)&limit=2"
            var pages = 0
            while let next = path {
                let answer = try await office.ask(.get, next)
                ids.formUnion(try WireJSON.decoder().decode([Seen].self, from: answer.body).map(\.id.uuid))
                path = answer.headers[.link]?.firstMatch(of: /<(.+)>/).map { String($0.output.1) }
                pages += 1
            }
            #expect(ids == Set(asked.map(\.id)) && pages == 3)
        }
    }
}
