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
}
