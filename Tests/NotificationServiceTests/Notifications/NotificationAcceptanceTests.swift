import CampusCore
import Foundation
import Testing

@testable import NotificationService

@Suite struct NotificationAcceptanceTests {
    private func request(_ template: String, email: String = "zoe@campus.example") -> NotificationRequest {
        NotificationRequest(id: .version7(), template: template, recipient: .init(email: email))
    }

    @Test func anUnknownTemplateIsRefusedByNameAndNothingOfItsBatchIsTaken() async throws {
        try await PostOffice.with { office in
            let notifications = office.notifications
            let batch = [request("event_cancelled"), request("event_vanished"), request("event_facts", email: "zoe")]
            let error = await #expect(throws: ValidationError.self) { try await notifications.accept(batch) }
            #expect(error?.errors.map(\.field) == ["1.template", "2.template", "2.recipient.email"])
            #expect(error?.errors.first?.message.contains("must be one of email_verification, ") == true)
            let taken = try await notifications.store.latest(limit: 10)
            #expect(taken.isEmpty)

            let alone = await #expect(throws: ValidationError.self) {
                try await notifications.accept([request("event_vanished")])
            }
            #expect(alone?.errors.map(\.field) == ["template"])
        }
    }

    @Test func whatIsKnownIsTakenOnce() async throws {
        try await PostOffice.with { office in
            let notifications = office.notifications
            let batch = EventsAPITemplateTests.asked.keys.map { request($0) }
            try await notifications.accept(batch)
            try await notifications.accept(batch)
            let taken = try await notifications.store.latest(limit: 100)
            #expect(taken.map(\.template).sorted() == EventsAPITemplateTests.asked.keys.sorted())
        }
    }

    @Test func whoKeepsASubscriptionThatIsOverIsToldSo() async throws {
        try await PostOffice.with { office in
            let over = NotificationRequest.to(.push, email: nil, endpoint: "https://push.example/over")
            let odd = NotificationRequest.to(.push, email: nil, endpoint: "https://push.example/odd")
            let good = NotificationRequest.to(.push, email: nil, endpoint: "https://push.example/good")
            for (request, reason) in [(over, SuppressionReason.gone), (odd, .bounced)] {
                _ = try await office.database.write(
                    """
                    INSERT INTO notifications.suppressions (address_hash, reason)
                    VALUES (notifications.address_hash('push', \(try NotificationStore.json(request.recipient))::jsonb),
                        \(reason))
                    """
                )
            }
            let body = String(decoding: try WireJSON.encoder().encode([over, odd, good]), as: UTF8.self)
            // Told again when it is sent again.
            for _ in 0..<2 {
                let answer = try await office.ask(.post, "/notifications", body)
                #expect(answer.status == .accepted)
                let said = try WireJSON.decoder().decode([[String: JSONValue]].self, from: answer.body)
                #expect(said.map { $0["status"] } == ["suppressed", "suppressed", "queued"].map { .string($0) })
                #expect(said.map { $0["gone"] } == [.boolean(true), nil, nil])
            }
        }
    }
}
