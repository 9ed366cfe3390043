import Foundation
import Logging
import Metrics
import Postgres
import ServiceKit
import ServiceLifecycle
import Synchronization

/// Decides about seats by natural batching, one lane an event: who comes alone waits for nothing, and while a batch is
/// at the database all who come meanwhile wait for the next, in their order.
///
/// May be called from anywhere. What is called before ``run()`` waits for it; once it ends, everyone is refused.
final class DecisionLanes: Service, Sendable {
    typealias Reply = @Sendable (Result<RSVPDecision, any Error>) -> Void

    /// One who waits in a lane.
    private enum Item: Sendable {
        case command(DecisionCommand, Reply)
        /// Something else that takes its turn in the event's order, alone.
        case turn(@Sendable () async -> Void)

        var isTurn: Bool {
            if case .turn = self { true } else { false }
        }
    }

    private let store: DecisionStore
    private let logger: Logger
    private let queue: Mutex<LaneQueue<UUID, Item>>
    private let isClosed = Mutex(false)
    /// Lanes to open. Each is in it once at most, and there are no more lanes than items may wait.
    private let opened: AsyncStream<UUID>
    private let open: AsyncStream<UUID>.Continuation
    private let metrics = DecisionMetrics()

    /// - Parameters:
    ///   - laneLimit: how many may wait for one event.
    ///   - limit: how many may wait in all.
    init(store: DecisionStore, laneLimit: Int = 5_000, limit: Int = 20_000, logger: Logger) {
        self.store = store
        self.logger = logger
        queue = Mutex(LaneQueue(laneLimit: laneLimit, limit: limit, batchLimit: 512))
        (opened, open) = AsyncStream.makeStream(bufferingPolicy: .unbounded)
    }

    /// Decides until the service group shuts down; what waits then is still decided.
    func run() async throws {
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                for await lane in opened { group.addTask { await self.drain(lane) } }
            }
        } onGracefulShutdown: {
            self.close()
        }
        // A cancelled task leaves lanes that nobody takes.
        close()
        for case .command(_, let reply) in queue.withLock({ $0.removeAll() }) { reply(.failure(Problem.tryAgain)) }
    }

    /// Asks for a decision; `reply` is called once, on any thread, and must not block it.
    func decide(_ command: DecisionCommand, eventID: UUID, reply: @escaping Reply) {
        add(.command(command, reply), eventID) { reply(.failure(Problem.tryAgain)) }
    }

    /// - Throws: ``Problem`` 503 when too many wait; ``PostgresError``.
    func decide(_ command: DecisionCommand, eventID: UUID) async throws -> RSVPDecision {
        try await withCheckedThrowingContinuation { continuation in
            decide(command, eventID: eventID) { continuation.resume(with: $0) }
        }
    }

    /// Waits for the event's turn and holds it while `body` runs, so that a change of the event has its place in the
    /// order too.
    ///
    /// - Throws: ``Problem`` 503 when too many wait; what `body` throws.
    func turn<Value: Sendable>(
        eventID: UUID,
        _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Value, any Error>) in
            let item = Item.turn {
                do {
                    continuation.resume(returning: try await body())
                } catch {
                    continuation.resume(throwing: error)
                }
            }
            add(item, eventID) { continuation.resume(throwing: Problem.tryAgain) }
        }
    }

    private func add(_ item: Item, _ eventID: UUID, orElse refuse: () -> Void) {
        let admission = isClosed.withLock { isClosed in
            isClosed ? .refused : queue.withLock { $0.add(item, to: eventID) }
        }
        switch admission {
        case .opensLane: open.yield(eventID)
        case .waits: break
        case .refused:
            metrics.turnedAway.increment()
            refuse()
        }
    }

    private func close() {
        isClosed.withLock { $0 = true }
        open.finish()
    }

    private func drain(_ eventID: UUID) async {
        while let batch = queue.withLock({ $0.next(of: eventID) { $0.isTurn } }) {
            if case .turn(let body)? = batch.first {
                await body()
                continue
            }
            await decide(batch.compactMap { if case .command(let command, let reply) = $0 { (command, reply) } else { nil } }, eventID)
        }
    }

    private func decide(_ batch: [(command: DecisionCommand, reply: Reply)], _ eventID: UUID) async {
        metrics.batchSize.record(batch.count)
        do {
            let decisions = try await store.decide(batch.map(\.command), eventID: eventID)
            for (item, decision) in zip(batch, decisions) {
                metrics.count(decision)
                item.reply(.success(decision))
            }
        } catch let error as PostgresError where batch.count > 1 && error.isOfOneCommand {
            // Nothing was decided. One of them is to blame, and the others must not suffer for it.
            logger.warning("a batch of decisions failed; each is decided alone", error: error)
            for item in batch { await decide([item], eventID) }
        } catch {
            for item in batch { item.reply(.failure(error)) }
        }
    }
}

extension PostgresError {
    /// Whether the server refused the statement for what is in it, so that a part of it may succeed.
    fileprivate var isOfOneCommand: Bool {
        code == .encoding || code == .decoding
            || (code == .server && (!isTransient || sqlState == .deadlockDetected || sqlState == .serializationFailure))
    }
}
