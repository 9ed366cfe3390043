import Foundation
import ServiceKit

/// Whose reports are believed.
struct SNSConfiguration: Sendable {
    /// The ARNs of the topics that SES publishes to; none makes every message refused.
    let topics: Set<String>
    let hosts: SNSHosts

    static let topics = ConfigurationVariable(
        "SNS_TOPICS",
        "the ARNs of the SNS topics that tell of bounces, complaints and deliveries, with commas between; without it "
            + "all are refused"
    )
    static let originForTests = ConfigurationVariable(
        "SNS_ORIGIN_FOR_TESTS",
        "for tests alone: an address such as http://127.0.0.1:9000 whose certificates are believed like Amazon's"
    )

    static let variables = [topics, originForTests]

    /// - Throws: `ConfigurationError`.
    init(_ reader: ConfigurationReader) throws(ConfigurationError) {
        topics =
            try reader.optional(Self.topics) == nil
            ? []
            : try reader.value(Self.topics, "ARNs such as arn:aws:sns:eu-central-1:123456789012:mail") { text in
                let topics = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
                let areTopics = topics.allSatisfy {
                    $0.wholeMatch(of: /arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]+:[\w.-]+/) != nil
                }
                return areTopics && !topics.isEmpty ? Set(topics) : nil
            }
        hosts = SNSHosts(
            testOrigin: try reader.optional(Self.originForTests) == nil ? nil : try reader.url(Self.originForTests)
        )
    }
}
