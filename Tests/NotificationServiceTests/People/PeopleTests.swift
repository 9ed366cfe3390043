import CampusCore
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Postgres
import PostgresTesting
import ServiceKit
import Testing

@testable import NotificationService

@Suite struct PeopleTests {
    private static let zoe = UUID.version7()
    private static let email = "zoe.notemarker@campus.example"

    private func with(_ body: @escaping @Sendable (NotificationStore, any TestClientProtocol) async throws -> Void)
        async throws
    {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        try await TestDatabase.with(template: "notifications") { configuration in
            _ = try await NotificationMigrations.migrator(configuration, logger: logger).migrate()
        } _: { database in
            let store = NotificationStore(database: database.client)
            let router = Router(context: NotificationRequestContext.self)
            router.addMiddleware { ProblemMiddleware() }
            PeopleRoutes(store: store).add(to: router)
            try await Application(router: router).test(.router) { try await body(store, $0) }
        }
    }

    private func ask(_ client: any TestClientProtocol, _ what: String, _ body: String) async throws -> TestResponse {
        try await client.execute(
            uri: "/notifications/\(what)",
            method: .post,
            headers: [.contentType: "application/json"],
            body: ByteBuffer(string: body)
        )
    }

    private func request(
        userID: UUID? = zoe,
        name: String = "Zoë Notemarker",
        email: String = email,
        about: [String: ContextValue] = [:],
        _ context: [String: ContextValue] = [:]
    ) -> NotificationRequest {
        NotificationRequest(
            id: .version7(),
            template: "rsvp_confirmed",
            recipient: .init(userID: userID, name: name, email: email),
            subject: about,
            context: context
        )
    }

    /// A notification as far as it is looked at.
    private struct Listed: Decodable {
        let id: WireID
    }

    /// How many rows hold the text in any of their columns.
    private func count(_ text: String, _ store: NotificationStore) async throws -> Int {
        try await store.database.read(
            """
            SELECT count(*) AS n FROM notifications.notifications AS t
            WHERE strpos(lower(t::text), \(text)) > 0
            """
        )[0].get("n")
    }

    @Test func allThatWasWrittenToSomebodyComesInPagesAndNobodyElses() async throws {
        try await with { store, client in
            let theirs = (0..<5).map { _ in request([:]) } + [request(userID: nil)]
            let link = request(["link": .text("/reset-password#secret"), "event_title": .text("Night hike")])
            let others = [request(userID: .version7()), request(userID: nil, email: "a@b.example")]
            try await store.insert(theirs + [link] + others, now: Date())
            var ids: [String] = []
            var after = "null"
            while true {
                let answer = try await ask(
                    client,
                    "export",
                    #"{"user_id":"\#(Self.zoe.wire)","emails":["\#(Self.email)"],"limit":3,"after":\#(after)}"#
                )
                #expect(answer.status == .ok)
                let text = String(buffer: answer.body)
                #expect(!text.contains("secret"))
                let page = try WireJSON.decoder().decode([Listed].self, from: Data(text.utf8))
                ids += page.map(\.id.uuid.wire)
                guard page.count == 3, let last = page.last else { break }
                after = "\"\(last.id.uuid.wire)\""
            }
            #expect(ids.count == 7 && Set(ids) == Set((theirs + [link]).map { $0.id.wire }))
            // Without the address, what a guest was written is not found.
            let signedIn = try await ask(client, "export", #"{"user_id":"\#(Self.zoe.wire)"}"#)
            let page = try WireJSON.decoder().decode([Listed].self, from: Data(signedIn.body.readableBytesView))
            #expect(page.count == 6)
        }
    }

    @Test func whoLeftIsNobodyAndIsNotWrittenTo() async throws {
        try await with { store, client in
            let sent = request(["event_title": .text("Zoë Notemarker's party"), "link": .text("/x#secret")])
            let waiting = request([:])
            let guest = request(userID: nil)
            let about = request(
                userID: .version7(),
                name: "Ada",
                email: "ada@campus.example",
                about: ["invited_by": .text(Self.zoe.wire)],
                ["reason": .text("zoë notemarker asked")]
            )
            let unrelated = request(
                userID: .version7(),
                name: "Bo",
                email: "bo@campus.example",
                ["reason": .text("Ask Zoë Notemarker")]
            )
            try await store.insert([sent, waiting, guest, about, unrelated], now: Date())
            for request in [sent, waiting] { _ = try await store.startAttempt(id: request.id, token: 1) }
            _ = try await store.markSent(id: sent.id, token: 1, messageID: "m-1")
            _ = try await store.markFailed(
                id: waiting.id,
                token: 1,
                error: "refused: \(Self.email)",
                isFinal: false,
                counts: true
            )
            let later = request(userID: nil)
            try await store.insert([later], now: Date() + 60)
            _ = try await store.database.write(
                "UPDATE notifications.notifications SET created_at = now() + interval '60 seconds' WHERE id = \(later.id)"
            )
            let pseudonym = "deleted-\(Self.zoe.wire)@invalid"
            let body = """
                {"user_id":"\(Self.zoe.wire)","emails":["\(Self.email)"],"before":"\(WireTime.format(Date() + 1))",\
                "names":["Zoë Notemarker"],"pseudonym":"\(pseudonym)"}
                """
            let answer = try await ask(client, "erasure", body)
            #expect(answer.status == .ok && String(buffer: answer.body) == #"{"anonymised":3}"#)
            #expect(try await store.notification(id: sent.id)?.status == .sent)
            #expect(try await store.notification(id: sent.id)?.recipient.email == pseudonym)
            #expect(
                try await store.notification(id: sent.id)?.context == ["event_title": .text("Deleted person's party")]
            )
            #expect(try await store.notification(id: waiting.id)?.status == .suppressed)
            #expect(try await store.notification(id: waiting.id)?.lastError == nil)
            #expect(try await store.notification(id: about.id)?.context["reason"] == .text("Deleted person asked"))
            #expect(try await store.notification(id: about.id)?.recipient.email == "ada@campus.example")
            // What was written to the address after, and what others wrote of their own accord, stays as it is.
            #expect(try await store.notification(id: later.id)?.status == .queued)
            #expect(try await count("notemarker", store) == 2)
            // Nothing is begun that waited.
            #expect(try await store.startAttempt(id: waiting.id, token: 2) == nil)
            let again = try await ask(client, "erasure", body)
            #expect(again.status == .ok)
            #expect(try await count("notemarker", store) == 2)
        }
    }

    /// Telephones and browsers name a person as addresses do.
    @Test func whoLeftHasNoTelephoneAndNoBrowser() async throws {
        try await with { store, client in
            let told: [NotificationRequest] = [
                .to(
                    .sms,
                    "phone_verification",
                    userID: Self.zoe,
                    phone: "+4915112345678",
                    context: ["code": .text("042719")]
                ),
                .to(.push, userID: Self.zoe, endpoint: "https://push.example/notemarker"),
                .to(.inApp, userID: Self.zoe, email: nil),
            ]
            try await store.insert(told, now: Date())
            let export = try await ask(client, "export", #"{"user_id":"\#(Self.zoe.wire)"}"#)
            let text = String(buffer: export.body)
            #expect(text.contains("+4915112345678") && !text.contains("042719") && !text.contains("p256dh"))
            let pseudonym = "deleted-\(Self.zoe.wire)@invalid"
            let answer = try await ask(
                client,
                "erasure",
                #"{"user_id":"\#(Self.zoe.wire)","before":"\#(WireTime.format(Date() + 1))","pseudonym":"\#(pseudonym)"}"#
            )
            #expect(String(buffer: answer.body) == #"{"anonymised":3}"#)
            let statuses = try await store.latest(limit: 10).map(\.status)
            #expect(statuses.filter { $0 == .suppressed }.count == 2 && statuses.contains(.delivered))
            for trace in ["4915112345678", "042719", "push.example"] { #expect(try await count(trace, store) == 0) }
        }
    }

    @Test(arguments: [
        ("export", #"{}"#, ["user_id"]), ("export", #"{"user_id":null,"emails":[]}"#, ["user_id"]),
        ("export", #"{"emails":["a@b.example"],"limit":501}"#, ["limit"]), ("export", #"{"emails":[""]}"#, ["emails"]),
        (
            "erasure", #"{"before":"2026-09-01T10:00:00Z","pseudonym":"grace@campus.example"}"#,
            ["user_id", "pseudonym"]
        ),
        (
            "erasure",
            #"{"emails":["a@b.example"],"names":[""],"before":"1026-09-01T10:00:00Z","pseudonym":"x"}"#,
            ["names", "before", "pseudonym"]
        ),
    ])
    func whoIsMeantMustBeSaid(_ what: String, _ body: String, _ fields: [String]) async throws {
        try await with { _, client in
            let answer = try await ask(client, what, body)
            #expect(answer.status == .unprocessableContent)
            let problem = try JSONSerialization.jsonObject(with: Data(answer.body.readableBytesView)) as? [String: Any]
            let errors = try #require(problem?["errors"] as? [[String: String]])
            #expect(errors.map { $0["field"] } == fields)
        }
    }
}
