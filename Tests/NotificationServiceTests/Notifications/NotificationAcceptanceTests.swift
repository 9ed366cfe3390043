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
}
