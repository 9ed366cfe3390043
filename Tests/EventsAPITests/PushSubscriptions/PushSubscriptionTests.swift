import CampusCore
import Crypto
import Foundation
import Postgres
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct PushSubscriptionTests {
    private static let key = Base64URL.encode(P256.KeyAgreement.PrivateKey().publicKey.x963Representation)
    private static let secret = Base64URL.encode(Data(repeating: 7, count: 16))

    private func subscriptions(_ campus: Campus) -> PushSubscriptions {
        PushSubscriptions(store: PushSubscriptionStore(database: campus.database))
    }

    private func proposal(
        _ endpoint: String = "https://push.services.mozilla.com/wpush/v2/gAAAAABl",
        p256dh: String = key,
        auth: String = secret
    ) throws -> PushSubscriptionProposal {
        let json: JSONValue = .object([
            "endpoint": .string(endpoint), "expirationTime": .null,
            "keys": .object(["p256dh": .string(p256dh), "auth": .string(auth)]),
        ])
        return try WireJSON.decoder().decode(PushSubscriptionProposal.self, from: try WireJSON.encoder().encode(json))
    }

    private func fields(_ proposal: PushSubscriptionProposal) -> [String] {
        do {
            _ = try proposal.validated()
            return []
        } catch {
            return error.errors.map(\.field)
        }
    }

    @Test(arguments: [
        "https://fcm.googleapis.com/fcm/send/abc:APA91b", "https://web.push.apple.com/QJ",
        "https://wns2-par02p.notify.windows.com/w/?token=BQYAAAD%2f", "https://push.example:443/x",
    ])
    func endpointsOfPushServicesAreTaken(_ endpoint: String) throws {
        #expect(fields(try proposal(endpoint)) == [])
    }

    @Test(arguments: [
        "", "http://push.example.org/x", "https://", "https://localhost/x", "https://127.0.0.1/x", "https://[::1]/x",
        "https://push.example.org:8443/x", "https://user@push.example.org/x", "https://u:p@push.example.org/x",
        "https://push.example.org/x#y", "https://push.example.org/\u{e9}", "https://push.example.org/a b",
        "https://10.1/x", "https://0x7f.1/x", "https://push..example/x", "file:///etc/passwd", "//push.example.org/x",
        "https://push.example.org/" + String(repeating: "x", count: 2000),
    ])
    func othersAreNot(_ endpoint: String) throws {
        #expect(fields(try proposal(endpoint)) == ["endpoint"])
    }

    @Test func keysAreWhatABrowserGives() throws {
        #expect(fields(try proposal(auth: Self.secret + "==")) == [], "padding says nothing")
        let offCurve = Base64URL.encode(Data([4]) + Data(repeating: 1, count: 64))
        let compressed = Base64URL.encode(P256.KeyAgreement.PrivateKey().publicKey.compressedRepresentation)
        for key in ["", "AAAA", offCurve, compressed] {
            #expect(fields(try proposal(p256dh: key)) == ["keys.p256dh"])
        }
        for secret in ["", "AAAA", Self.key] { #expect(fields(try proposal(auth: secret)) == ["keys.auth"]) }
        let nothing = try WireJSON.decoder().decode(PushSubscriptionProposal.self, from: Data(#"{"keys":7}"#.utf8))
        #expect(fields(nothing) == ["endpoint", "keys.p256dh", "keys.auth"])
    }

    @Test func theSameBrowserIsTheSame() async throws {
        try await Campus.with(people: 2) { campus in
            let subscriptions = subscriptions(campus)
            let first = try await subscriptions.subscribe(proposal(), userAgent: "Firefox", campus.people[0])
            #expect(first.isNew && first.subscription.userAgent == "Firefox")
            let secret = Base64URL.encode(Data(repeating: 8, count: 16))
            let again = try await subscriptions.subscribe(proposal(auth: secret), userAgent: nil, campus.people[0])
            #expect(!again.isNew && again.subscription.id == first.subscription.id)
            let kept: String = try await campus.database.read("SELECT auth FROM events.push_subscriptions")[0].get(
                "auth"
            )
            #expect(kept == secret, "the browser renewed it")
            // Whoever signs in at the same browser next has it, and nobody else any more.
            let other = try await subscriptions.subscribe(proposal(), userAgent: nil, campus.people[1])
            #expect(other.isNew && other.subscription.id != first.subscription.id)
            #expect(try await subscriptions.store.list(userID: campus.people[0].userID) == [])
            let refused = await problem {
                try await subscriptions.unsubscribe(id: other.subscription.id.uuid, campus.people[0])
            }
            #expect(refused?.status == .notFound)
            try await subscriptions.unsubscribe(id: other.subscription.id.uuid, campus.people[1])
            #expect(try await subscriptions.store.list(userID: campus.people[1].userID) == [])
        }
    }

    @Test func ofMoreThanTenTheOldestEnd() async throws {
        try await Campus.with(people: 2) { campus in
            let subscriptions = subscriptions(campus)
            _ = try await subscriptions.subscribe(
                proposal("https://push.example/other"),
                userAgent: "",
                campus.people[1]
            )
            for index in 0..<12 {
                let endpoint = "https://push.example/\(index)"
                _ = try await subscriptions.subscribe(proposal(endpoint), userAgent: "", campus.people[0])
            }
            let left = try await subscriptions.store.list(userID: campus.people[0].userID).map(\.endpoint)
            #expect(left == (2..<12).reversed().map { "https://push.example/\($0)" })
            #expect(try await subscriptions.store.list(userID: campus.people[1].userID).count == 1)
        }
    }

    @Test func manyAtOnceAreTenToo() async throws {
        try await Campus.with(people: 1) { campus in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for index in 0..<25 {
                    group.addTask {
                        let proposal = try proposal("https://push.example/\(index)")
                        _ = try await subscriptions(campus).subscribe(proposal, userAgent: "", campus.people[0])
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await subscriptions(campus).store.list(userID: campus.people[0].userID).count == 10)
        }
    }

    @Test func whoeverLeftHasNone() async throws {
        try await Leaving.with { leaving in
            let person = try await leaving.signedIn(leaving.campus.people[0])
            _ = try await subscriptions(leaving.campus).subscribe(proposal(), userAgent: "", person)
            try await leaving.delete(person, email: "person0@campus.example")
            #expect(try await subscriptions(leaving.campus).store.list(userID: person.userID) == [])
            let late = await problem {
                _ = try await subscriptions(leaving.campus).subscribe(proposal(), userAgent: "", person)
            }
            #expect(late?.status == .unauthorized)
        }
    }
}
