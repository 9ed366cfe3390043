import SecrecyTesting
import ServiceKit
import Testing

@testable import NotificationService

@Suite struct PushConfigurationTests {
    private static let key = "hunter2" + String(repeating: "A", count: 36)

    @Test func withoutAKeyThereIsNone() throws {
        let configuration = try PushConfiguration(ConfigurationReader(environment: [:]))
        #expect(configuration.key == nil)
        #expect(!configuration.allowsPrivateAddresses)
    }

    @Test func theKeyIsNotShown() throws {
        let configuration = try PushConfiguration(ConfigurationReader(environment: ["VAPID_PRIVATE_KEY": Self.key]))
        let publicKey = try #require(configuration.key?.publicKey)
        #expect(everyText(of: configuration).contains(publicKey))
        #expect(!everyText(of: configuration).contains("hunter2"))
    }

    @Test(arguments: [
        ("VAPID_PRIVATE_KEY", "hunter2"), ("VAPID_SUBJECT", "events@campus.example"), ("VAPID_SUBJECT", "https://"),
        ("VAPID_SUBJECT", "http://campus.example"), ("VAPID_SUBJECT", "mailto:"), ("PUSH_HOSTS", "127.0.0.1"),
        ("PUSH_HOSTS", "https://fcm.googleapis.com"), ("PUSH_ALLOWS_PRIVATE_ADDRESSES", "yes please"),
    ])
    func whatIsWrongIsNamed(_ name: String, _ value: String) {
        let error = #expect(throws: ConfigurationError.self) {
            try PushConfiguration(ConfigurationReader(environment: [name: value]))
        }
        #expect(error?.variable == name)
    }
}
