import Foundation
import Live
import Logging
import NIOCore
import ServiceLifecycle

/// Reads committed changes in commit order and publishes them on this replica.
struct ChangeFeed: Service {
    let store: ChangeStore
    let hub: LiveHub
    let hot: HotAnswers
    /// Counts what the changes did.
    let counting: FigureCounting
    let logger: Logger

    private static let page = 500
    /// From how far back clients are told without asking the database again.
    private static let remembered = 2_000
    /// Ten reads a second: what is committed is told after half of it at the median.
    private static let pause = Duration.milliseconds(100)

    func run() async throws {
        var position: LiveCursor?
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                if try await advance(&position) { continue }
            } catch is CancellationError {
                return
            } catch {
                logger.warning("changes were not read; they will be", error: error)
            }
            hub.tick()
            do {
                try await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.pause) }
            } catch {
                return
            }
        }
    }

    /// - Returns: whether more waits to be read.
    private func advance(_ position: inout LiveCursor?) async throws -> Bool {
        guard let start = position else {
            position = try await begin()
            return true
        }
        let asked = NIODeadline.now()
        let page = try await store.changes(after: start, limit: Self.page)
        drop(page, asked: asked)
        hub.publish(page.settled)
        guard let last = page.settled.last else { return false }
        counting.wake()
        position = last.order
        return page.isFull
    }

    /// Takes up what is there already; clients that come back soon after are told from it.
    func begin() async throws -> LiveCursor {
        let asked = NIODeadline.now()
        let now = try await store.now()
        counting.wake()
        let recent = try await store.recent(limit: Self.remembered)
        hot.everythingChanged(asked: asked)
        // What was committed between the two reads is read again, as new.
        let known = recent.changes.filter { $0.order <= now }
        hub.begin(start: recent.start, recent: known, position: now)
        return now
    }

    /// Answers in memory go as soon as a change is there; its place in the order does not matter to them.
    private func drop(_ page: ChangePage, asked: NIODeadline) {
        if page.isFull {
            hot.everythingChanged(asked: asked)
        } else {
            // What somebody was told changes nothing of the event that it is about.
            let changes = (page.settled + page.unsettled).filter { !$0.message.type.hasPrefix("notification:") }
            hot.changed(Set(changes.map(\.eventID)), asked: asked)
        }
    }
}
