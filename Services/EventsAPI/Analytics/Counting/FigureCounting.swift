import Foundation
import Logging
import Metrics
import ServiceLifecycle

/// Keeps the figures over many events right to the second: counts what was committed soon after it was.
///
/// Every replica runs it; one at a time counts. It sleeps until there is something to count, and looks by itself once a
/// minute for what no replica was told of.
struct FigureCounting: Service {
    let store: FigureCountingStore
    let logger: Logger
    private let failures = Counter(label: "figures_failed")
    private let wakes: AsyncStream<Void>
    private let waking: AsyncStream<Void>.Continuation

    /// Half of the second within which figures are right.
    private static let pause = Duration.milliseconds(500)
    /// While PostgreSQL cannot be reached, each try is twice as far from the last, up to this.
    private static let longestPause = Duration.seconds(8)
    private static let rest = Duration.seconds(60)

    init(store: FigureCountingStore, logger: Logger) {
        self.store = store
        self.logger = logger
        (wakes, waking) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        // There from the beginning: of a count that comes up at 1 nobody can say that it grew.
        failures.increment(by: 0)
    }

    /// Says that something was committed. Returns at once, on any thread.
    func wake() {
        waking.yield()
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { tasks in
                tasks.addTask { await lookFromTimeToTime() }
                var pause = Self.pause
                for await _ in wakes {
                    pause = await count() ? Self.pause : min(pause * 2, Self.longestPause)
                    await sleep(pause)
                }
                tasks.cancelAll()
            }
        }
    }

    private func lookFromTimeToTime() async {
        while !Task.isCancelled {
            wake()
            await sleep(Self.rest)
        }
    }

    /// - Returns: whether it could be counted.
    private func count() async -> Bool {
        do {
            var progress = FigureCountingStore.Progress.more
            while progress == .more, !Task.isCancelled { progress = try await store.count() }
            // The one who counts may have read before what we were woken for.
            if progress == .busy { wake() }
            return true
        } catch {
            // Whatever a cancelled task was stopped in says so in its own way.
            guard !Task.isCancelled else { return true }
            failures.increment()
            logger.warning("figures were not counted; they will be", error: error)
            wake()
            return false
        }
    }

    private func sleep(_ duration: Duration) async {
        do {
            try await Task.sleep(for: duration)
        } catch {
            // Cancelled, which the loops look at.
        }
    }
}
