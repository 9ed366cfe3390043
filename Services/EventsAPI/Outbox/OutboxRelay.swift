import CampusCore
import Foundation
import HTTPClient
import Logging
import Metrics
import ServiceKit
import ServiceLifecycle

/// Hands what must be told to notification-service, by each channel that its person wants, until it is accepted; nothing
/// is marked before that.
struct OutboxRelay: Service {
    let store: OutboxStore
    let links: NotificationLinks
    let http: HTTPClient
    let notificationServiceURL: URL
    let logger: Logger

    private static let batch = 64
    /// How long a change waits at most before it is handed over when all is well.
    private static let pause = Duration.milliseconds(200)

    func run() async throws {
        let accepted = Counter(label: "outbox_accepted")
        // There from the beginning: of a count that comes up at 1 nobody can say that it grew.
        Counter(label: "outbox_refused").increment(by: 0)
        var failures = 0
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                // What waits is locked while it is handed over, and open pages are told nothing new meanwhile: whether
                // there is anybody to hand it to is asked before, once that was in doubt.
                if failures > 0 { try await requireService() }
                let count = try await store.isAnythingWaiting() ? relay() : 0
                accepted.increment(by: count)
                failures = 0
                if count < Self.batch { await Self.sleep(Self.pause) }
            } catch is CancellationError {
                return
            } catch {
                failures += 1
                logger.warning("the outbox was not handed over; it will be again", error: error)
                await Self.sleep(Self.backoff(failures: failures))
            }
        }
    }

    /// Hands over what waits, one batch at most.
    ///
    /// - Returns: how many were handed over.
    func relay() async throws -> Int {
        try await store.relay(limit: Self.batch, hand: hand)
    }

    private func requireService() async throws {
        let response = try await http.send(
            HTTPClientRequest(method: "GET", url: notificationServiceURL.appending(path: "health").absoluteString),
            timeout: .seconds(2)
        )
        guard response.status == 200 else { throw Refused(status: response.status, answer: "") }
    }

    /// Hands the entries over together, or, when that is refused, each by itself: one that cannot be taken must not
    /// hold up the others.
    private func hand(_ entries: [OutboxEntry]) async throws -> Handover {
        let start = Date()
        // Each goes on as a part of the handing over.
        let traces = entries.map { $0.trace?.child() }
        let notifications = zip(entries, traces).map { entry, trace in
            var entry = entry
            entry.trace = trace
            return entry.notifications(links)
        }
        defer {
            for (entry, trace) in zip(entries, traces) {
                if let trace { tell(trace, of: entry, since: start) }
            }
        }
        var handover = Handover()
        do {
            try await post(notifications.flatMap(\.self), &handover)
        } catch let refused as Refused where refused.isFinal {
            for (entry, notifications) in zip(entries, notifications) {
                try await hand(entry, notifications, &handover)
            }
        }
        return handover
    }

    private func tell(_ trace: TraceContext, of entry: OutboxEntry, since start: Date) {
        Tracing.record(trace) {
            Span(
                "hand over",
                .producer,
                context: trace,
                parentID: entry.trace?.spanID,
                start: start,
                attributes: [("notification.template", entry.template)]
            )
        }
    }

    /// One that cannot go by one channel goes by the others, and waits for that one alone.
    private func hand(
        _ entry: OutboxEntry,
        _ notifications: [OutgoingNotification],
        _ handover: inout Handover
    ) async throws {
        var refusal: Refused?
        var taken: [UUID] = []
        for notification in notifications {
            do {
                try await post([notification], &handover)
                taken.append(notification.id)
            } catch let refused as Refused where refused.isFinal {
                refusal = refused
                Counter(label: "outbox_refused").increment()
                logger.error(
                    "a notification was refused",
                    error: refused,
                    metadata: ["id": "\(notification.id)", "channel": "\(notification.channel.rawValue)"]
                )
            }
        }
        if let refusal { handover.refusals[entry.id] = .init(reason: refusal.description, taken: taken) }
    }

    private func post(_ notifications: [OutgoingNotification], _ handover: inout Handover) async throws {
        guard !notifications.isEmpty else { return }
        let body = [UInt8]("[".utf8) + notifications.map(\.json).joined(separator: ",".utf8) + "]".utf8
        let response = try await http.send(
            HTTPClientRequest(
                method: "POST",
                url: notificationServiceURL.appending(path: "notifications").absoluteString,
                headers: [("Content-Type", "application/json")],
                body: body
            ),
            timeout: .seconds(5)
        )
        guard response.status == 202 else {
            // A problem names the fields that are wrong, never what stood in them.
            throw Refused(status: response.status, answer: String(decoding: response.body.prefix(500), as: UTF8.self))
        }
        handover.shown += notifications.filter { $0.channel == .inApp }
        handover.goneBrowsers += goneBrowsers(of: notifications, response)
    }

    /// Which browsers have unsubscribed: the only thing of interest in the answer, and only asked for of some.
    private func goneBrowsers(of notifications: [OutgoingNotification], _ response: HTTPClientResponse) -> [UUID] {
        guard notifications.contains(where: { $0.browserID != nil }) else { return [] }
        do {
            let answers = try WireJSON.decoder().decode([Taken].self, from: Data(response.body))
            return zip(notifications, answers).compactMap { $1.gone == true ? $0.browserID : nil }
        } catch {
            // They are taken all the same.
            logger.warning("what notification-service says of browsers cannot be read", error: error)
            return []
        }
    }

    /// What notification-service says of one that it took.
    private struct Taken: Decodable {
        /// Whether the browser that it is for has unsubscribed.
        let gone: Bool?
    }

    /// notification-service answered something else than "accepted".
    struct Refused: Error, CustomStringConvertible {
        let status: Int
        let answer: String

        /// Whether the same would be refused again: not when the service is busy, away or being replaced. What it fails
        /// at is taken for such, since one entry that it always fails at must not hold up the others.
        var isFinal: Bool { status == 500 || (400..<500).contains(status) && ![404, 408, 425, 429].contains(status) }

        var description: String { "\(status) \(answer)" }
    }

    /// 0.2 s doubling to at most 5 s, so that mail goes soon after notification-service is back.
    static func backoff(failures: Int) -> Duration {
        .milliseconds(min(200 << min(failures - 1, 5), 5000))
    }

    /// Sleeps unless the service is told to stop.
    private static func sleep(_ duration: Duration) async {
        do {
            try await cancelWhenGracefulShutdown { try await Task.sleep(for: duration) }
        } catch {
            // Cancelled: the loop sees it.
        }
    }
}
