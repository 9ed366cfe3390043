import Foundation
import OpenAPI
import Testing

@testable import EventsAPI

@Suite struct NotificationTemplateTests {
    /// What notification-service has a template for is what can be told, and nothing of it goes a way by accident.
    @Test func everyTemplateHasItsWay() throws {
        let document = try JSONSerialization.jsonObject(with: OpenAPIDocument().encoded) as? [String: Any]
        let components = document?["components"] as? [String: [String: Any]]
        let schema = components?["schemas"]?["NotificationTemplate"] as? [String: Any]
        let described = try #require(schema?["enum"] as? [String])
        #expect(Set(NotificationTemplate.allCases.map(\.rawValue)) == Set(described))
    }

    @Test func whatSomebodyWaitsForGoesFirst() {
        let priorities = NotificationTemplate.allCases.map(\.priority)
        #expect(priorities.allSatisfy { (-9...9).contains($0) })
        #expect(NotificationTemplate.passwordReset.priority > NotificationTemplate.rsvpConfirmed.priority)
        #expect(NotificationTemplate.rsvpConfirmed.priority > NotificationTemplate.eventReminder.priority)
        #expect(NotificationTemplate.eventReminder.priority > NotificationTemplate.eventAnnounced.priority)
    }
}
