import CampusCore
import Foundation
import Testing

@testable import NotificationService

@Suite struct NotificationRequestTests {
    private func fields(_ change: String) throws -> [String] {
        let json = """
            {"id": "01937a2b-4444-7e10-8a3b-5d2f1c9e4b67", "template": "known", "recipient": {"email": "a@campus.example"}
            \(change)}
            """
        let request = try WireJSON.decoder().decode(NotificationRequest.self, from: Data(json.utf8))
        do {
            try request.validated(templates: ["known"])
            return []
        } catch {
            return error.errors.map(\.field)
        }
    }

    /// `jsonb` refuses it, and then the whole batch would fail with it.
    @Test func nulIsRefusedWhereverATextMayStand() throws {
        #expect(try fields(#", "context": {"title": "a\u0000b"}"#) == ["context"])
        let both = try fields(#", "context": {"a\u0000b": 1}, "subject": {"event_id": "\u0000"}"#)
        #expect(both == ["subject", "context"])
        #expect(try fields(#", "context": {"title": "a\u0001b", "n": null, "x": 4.7e260}"#) == [])
    }

    @Test func aTimeOfAnotherCenturyIsRefused() throws {
        #expect(try fields(#", "send_at": "0001-01-01T00:00:00Z""#) == ["send_at"])
        #expect(try fields(#", "send_at": "2026-01-01T00:00:00Z""#) == [])
    }

    @Test(arguments: [
        (#"{"channel":"sms","recipient":{}}"#, ["recipient.phone"]),
        (#"{"channel":"sms","recipient":{"phone":"015112345678"}}"#, ["recipient.phone"]),
        (#"{"channel":"sms","recipient":{"phone":"+4915112345678"}}"#, []),
        (#"{"channel":"email","recipient":{"phone":"+4915112345678"}}"#, ["recipient.email"]),
        (#"{"recipient":{"email":"a@campus.example","phone":"1"}}"#, ["recipient.phone"]),
        (#"{"channel":"push","recipient":{}}"#, ["recipient.push"]),
        (
            #"{"channel":"push","recipient":{"push":{"id":"01937a2b-4444-7e10-8a3b-5d2f1c9e4b67","#
                + #""endpoint":"http://push.example/1","p256dh":"AA","auth":"AA"}}}"#,
            ["recipient.push.endpoint", "recipient.push.p256dh", "recipient.push.auth"]
        ),
        (#"{"channel":"in_app","recipient":{"email":"a@campus.example"}}"#, ["recipient.user_id"]),
        (#"{"channel":"in_app","recipient":{"user_id":"01937a2b-4444-7e10-8a3b-5d2f1c9e4b67"}}"#, []),
        (#"{"language":"deutsch","priority":10,"recipient":{"email":"a@campus.example"}}"#, ["language", "priority"]),
        (#"{"language":"fr","priority":-9,"recipient":{"email":"a@campus.example"}}"#, []),
    ])
    func eachChannelNeedsItsOwnAddress(_ members: String, _ fields: [String]) throws {
        let json = #"{"id":"01937a2b-4444-7e10-8a3b-5d2f1c9e4b67","template":"known",\#(members.dropFirst())"#
        let request = try WireJSON.decoder().decode(NotificationRequest.self, from: Data(json.utf8))
        var found: [String] = []
        do {
            try request.validated(templates: ["known"])
        } catch {
            found = error.errors.map(\.field)
        }
        #expect(found == fields)
    }
}
