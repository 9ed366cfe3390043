import JobQueue
import ServiceKit
import Testing

@testable import NotificationService

@Suite struct ChannelLimitsTests {
    private func limits(_ environment: [String: String]) throws -> [NotificationChannel: ChannelLimits] {
        try ChannelLimits.all(ConfigurationReader(environment: environment))
    }

    @Test func withoutSettingsThereIsNoRate() throws {
        let limits = try limits([:])
        #expect(Set(limits.keys) == Set(NotificationChannel.queued))
        #expect(limits.values.allSatisfy { $0.rate == nil && $0.concurrency > 0 })
    }

    @Test func eachChannelHasItsOwn() throws {
        let limits = try limits(["EMAIL_RATE": "14", "SMS_RATE": "0.5", "PUSH_CONCURRENCY": "3"])
        #expect(limits[.email]?.rate == JobRate(perSecond: 14, burst: 14))
        #expect(limits[.sms]?.rate == JobRate(perSecond: 0.5, burst: 1))
        #expect(limits[.push]?.rate == nil && limits[.push]?.concurrency == 3)
    }

    @Test(arguments: [
        ("EMAIL_RATE", "0"), ("EMAIL_RATE", "-1"), ("SMS_RATE", "fast"), ("PUSH_RATE", "nan"), ("EMAIL_RATE", "10001"),
        ("SMS_CONCURRENCY", "0"),
    ])
    func whatIsNoLimitIsNamed(_ name: String, _ value: String) {
        let error = #expect(throws: ConfigurationError.self) { try limits([name: value]) }
        #expect(error?.variable == name)
    }
}
