import ServiceKit
import Testing

@testable import NotificationService

@Suite struct SNSConfigurationTests {
    @Test func topicsAreNamedByTheirARNs() throws {
        let topics = "arn:aws:sns:eu-central-1:123456789012:mail, arn:aws-cn:sns:cn-north-1:123456789012:mail.fifo"
        let configuration = try SNSConfiguration(ConfigurationReader(environment: ["SNS_TOPICS": topics]))
        #expect(configuration.topics.count == 2 && configuration.hosts.testOrigin == nil)
        #expect(try SNSConfiguration(ConfigurationReader(environment: [:])).topics.isEmpty)
    }

    @Test(arguments: [
        "mail", "arn:aws:sqs:eu-central-1:123456789012:mail", "arn:aws:sns:eu-central-1:123456789012:*", ",",
    ])
    func whatIsNoTopicIsNamed(_ text: String) {
        let error = #expect(throws: ConfigurationError.self) {
            try SNSConfiguration(ConfigurationReader(environment: ["SNS_TOPICS": text]))
        }
        #expect(error?.variable == "SNS_TOPICS")
    }
}
