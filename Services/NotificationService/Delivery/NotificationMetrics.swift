import Foundation
import Metrics

/// What is counted of notifications. The templates that there are bound the series.
struct NotificationMetrics: Sendable {
    enum Outcome: String, Sendable {
        case accepted, sent, retried, delivered, bounced, complained, suppressed, failed
    }

    let templates: Set<String>

    init(templates: Set<String>) {
        self.templates = templates
        // There from the beginning: of a count that comes up at 1 nobody can say that it grew.
        for outcome in [Outcome.accepted, .sent, .failed] {
            for channel in NotificationChannel.allCases {
                for template in templates { count(outcome, channel, template, by: 0) }
            }
        }
    }

    func count(_ outcome: Outcome, _ channel: NotificationChannel, _ template: String, by amount: Int = 1) {
        Counter(
            label: "notifications",
            dimensions: [
                ("channel", channel.rawValue), ("template", templates.contains(template) ? template : "other"),
                ("outcome", outcome.rawValue),
            ]
        ).increment(by: amount)
    }

    func count(_ outcome: Outcome, _ notification: Notification) {
        count(outcome, notification.channel, notification.template)
    }

    /// How long after its time a notification was handed over.
    func record(delay: TimeInterval, _ channel: NotificationChannel) {
        Timer(label: "notification_delay", dimensions: [("channel", channel.rawValue)])
            .record(duration: .seconds(max(0, delay)))
    }
}
