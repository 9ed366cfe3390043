import JobQueue
import ServiceKit

/// How much of a channel goes out at once, and how fast.
struct ChannelLimits: Sendable {
    /// How many are handed over at a time by one replica.
    let concurrency: Int
    /// How many a second are handed over by all replicas together; nil is without a limit.
    let rate: JobRate?

    private static let concurrencies: [NotificationChannel: ConfigurationVariable] = [
        .email: ConfigurationVariable("EMAIL_CONCURRENCY", default: "16", "how many mails a replica sends at a time"),
        .sms: ConfigurationVariable(
            "SMS_CONCURRENCY",
            default: "8",
            "how many text messages a replica sends at a time"
        ),
        .push: ConfigurationVariable("PUSH_CONCURRENCY", default: "32", "how many pushes a replica sends at a time"),
    ]

    private static let rates: [NotificationChannel: ConfigurationVariable] = [
        .email: ConfigurationVariable(
            "EMAIL_RATE",
            "how many mails a second all replicas send together, such as 14, SES's first quota; without it no limit"
        ),
        .sms: ConfigurationVariable(
            "SMS_RATE",
            "how many text messages a second all replicas send together, such as 20; without it no limit"
        ),
        .push: ConfigurationVariable(
            "PUSH_RATE",
            "how many pushes a second all replicas send together; without it no limit"
        ),
    ]

    static let variables = NotificationChannel.queued.flatMap { [concurrencies[$0], rates[$0]].compactMap { $0 } }

    /// The limits of each channel that has a queue.
    ///
    /// - Throws: `ConfigurationError` naming the variable that is wrong.
    static func all(_ reader: ConfigurationReader) throws(ConfigurationError) -> [NotificationChannel: ChannelLimits] {
        var limits: [NotificationChannel: ChannelLimits] = [:]
        for channel in NotificationChannel.queued {
            guard let concurrency = concurrencies[channel], let rate = rates[channel] else { continue }
            limits[channel] = ChannelLimits(
                concurrency: try reader.integer(concurrency, in: 1...500),
                rate: try Self.rate(rate, reader)
            )
        }
        return limits
    }

    private static func rate(
        _ variable: ConfigurationVariable,
        _ reader: ConfigurationReader
    ) throws(ConfigurationError) -> JobRate? {
        guard try reader.optional(variable) != nil else { return nil }
        return try reader.value(variable, "a number above 0, at most 10000") { text in
            guard let perSecond = Double(text), perSecond > 0, perSecond <= 10_000 else { return nil }
            // What a second gives may go at once.
            return JobRate(perSecond: perSecond, burst: max(1, Int(perSecond)))
        }
    }
}
