import Foundation
import HTTPClient
import Logging
import Metrics
import ServiceLifecycle

/// Hands what must be told to notification-service until it is accepted; nothing is marked before that.
struct OutboxRelay: Service {
    let store: OutboxStore
    let http: HTTPClient
    let notificationServiceURL: URL
    let logger: Logger

    private static let batch = 64
    /// How long a change waits at most before it is handed over when all is well.
    private static let pause = Duration.milliseconds(100)

    func run() async throws {
        let accepted = Counter(label: "outbox_accepted")
        var failures = 0
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                let count = try await relay()
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

    /// Hands the entries over together, or, when that is refused, each by itself: one that cannot be taken must not
    /// hold up the others.
    private func hand(_ entries: [OutboxStore.Entry]) async throws -> [UUID: String] {
        do {
            try await post(entries)
            return [:]
        } catch let refused as Refused where refused.isFinal {
            guard entries.count > 1 else { return note(refused, entries[0]) }
        }
        var reasons: [UUID: String] = [:]
        for entry in entries {
            do {
                try await post([entry])
            } catch let refused as Refused where refused.isFinal {
                reasons.merge(note(refused, entry)) { $1 }
            }
        }
        return reasons
    }

    private func note(_ refused: Refused, _ entry: OutboxStore.Entry) -> [UUID: String] {
        Counter(label: "outbox_refused").increment()
        logger.error("a notification was refused; it is tried again", error: refused, metadata: ["id": "\(entry.id)"])
        return [entry.id: refused.description]
    }

    private func post(_ entries: [OutboxStore.Entry]) async throws {
        let body = "[" + entries.map(\.json).joined(separator: ",") + "]"
        let response = try await http.send(
            HTTPClientRequest(
                method: "POST",
                url: notificationServiceURL.appending(path: "notifications").absoluteString,
                headers: [("Content-Type", "application/json")],
                body: Array(body.utf8)
            ),
            timeout: .seconds(5)
        )
        guard response.status == 202 else {
            // A problem names the fields that are wrong, never what stood in them.
            throw Refused(status: response.status, answer: String(decoding: response.body.prefix(500), as: UTF8.self))
        }
    }

    /// notification-service answered something else than "accepted".
    struct Refused: Error, CustomStringConvertible {
        let status: Int
        let answer: String

        /// Whether the same would be refused again: not when the service is busy or is being replaced.
        var isFinal: Bool { (400..<500).contains(status) && ![404, 408, 425, 429].contains(status) }

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
