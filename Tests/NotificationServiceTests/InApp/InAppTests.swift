import CampusCore
import Foundation
import Testing

@testable import NotificationService

@Suite struct InAppTests {
    private struct Shown: Decodable {
        let id: WireID
        let title: String
        let body: String
        let url: String?
        let eventID: String?
        let readAt: Date?

        private enum CodingKeys: String, CodingKey {
            case id, title, body, url
            case eventID = "event_id"
            case readAt = "read_at"
        }
    }

    private func list(_ office: PostOffice, _ query: String) async throws -> (
        shown: [Shown], unread: String?, next: String?
    ) {
        let answer = try await office.ask(.get, "/notifications?\(query)")
        try #require(answer.status == .ok, "\(String(decoding: answer.body, as: UTF8.self))")
        let next = answer.headers[.link]?.firstMatch(of: /cursor=([\w-]+)/).map { String($0.output.1) }
        return (
            try WireJSON.decoder().decode([Shown].self, from: answer.body), answer.headers[.unread], next
        )
    }

    @Test func whatSomebodyIsToldStandsInTheAppAtOnceInTheirLanguage() async throws {
        try await PostOffice.with { office in
            let zoe = UUID.version7()
            var request = NotificationRequest.to(
                .inApp,
                userID: zoe,
                subject: ["event_id": .text(Mails.eventID)],
                context: ["event_title": .text("Night hike")]
            )
            request.language = "de"
            try await office.notifications.accept([request, .to(.inApp, userID: .version7()), .to(userID: zoe)])
            let (shown, unread, next) = try await list(office, "user_id=\(zoe.wire)&channel=in_app")
            let only = try #require(shown.first)
            #expect(shown.count == 1 && next == nil && unread == "1")
            #expect(only.id.uuid == request.id && only.eventID == Mails.eventID && only.readAt == nil)
            #expect(only.title.contains("Night hike") && !only.body.isEmpty)
            #expect(only.url?.hasPrefix("https://events.campus.example/") == true)
        }
    }

    @Test func pagesGoFromTheLatestBackAndMissNothing() async throws {
        try await PostOffice.with { office in
            let zoe = UUID.version7()
            // Two at each moment, so that the id decides, too.
            let requests = (0..<7).map { number in
                NotificationRequest.to(.inApp, userID: zoe, sendAt: Date() - Double(number / 2) * 60 - 0.123456)
            }
            try await office.notifications.accept(requests.shuffled())
            let tomorrow = NotificationRequest.to(.inApp, userID: zoe, sendAt: Date() + 86_400)
            try await office.notifications.accept([tomorrow])
            var seen: [UUID] = []
            var cursor = ""
            while true {
                let page = try await list(office, "user_id=\(zoe.wire)&limit=3\(cursor)")
                seen += page.shown.map(\.id.uuid)
                guard let next = page.next else { break }
                cursor = "&cursor=\(next)"
            }
            #expect(seen.count == 7 && Set(seen) == Set(requests.map(\.id)))
        }
    }

    @Test func whatWasReadIsNotCountedAndOthersIsNotTouched() async throws {
        try await PostOffice.with { office in
            let (zoe, ada) = (UUID.version7(), UUID.version7())
            let theirs = (0..<3).map { _ in NotificationRequest.to(.inApp, userID: zoe) }
            let other = NotificationRequest.to(.inApp, userID: ada)
            try await office.notifications.accept(theirs + [other])
            let ids = [theirs[0].id, other.id].map { "\"\($0.wire)\"" }.joined(separator: ",")
            let one = try await office.ask(
                .post,
                "/notifications/read",
                #"{"user_id":"\#(zoe.wire)","ids":[\#(ids)]}"#
            )
            #expect(String(decoding: one.body, as: UTF8.self) == #"{"unread":2}"#)
            #expect(try await list(office, "user_id=\(ada.wire)").unread == "1")
            let all = try await office.ask(.post, "/notifications/read", #"{"user_id":"\#(zoe.wire)","all":true}"#)
            #expect(String(decoding: all.body, as: UTF8.self) == #"{"unread":0}"#)
            let unread = try await office.ask(.get, "/notifications/unread?user_id=\(ada.wire)")
            #expect(String(decoding: unread.body, as: UTF8.self) == #"{"unread":1}"#)
        }
    }

    @Test(arguments: [
        "/notifications?user_id=zoe", "/notifications?user_id=\(UUID().uuidString)&channel=email",
        "/notifications?limit=101", "/notifications?user_id=\(UUID().uuidString)&cursor=WyJhIiwiYiJd",
        "/notifications/unread", "/deliveries", "/deliveries?event_id=1", "/dead-letters?channel=pigeon",
    ])
    func whatCannotBeReadIsRefused(_ path: String) async throws {
        try await PostOffice.with { office in
            let answer = try await office.ask(.get, path)
            #expect(answer.status == .unprocessableContent)
        }
    }
}
