import Foundation
import Logging
import Metrics
import Postgres
import ServiceKit
import ServiceLifecycle

/// Decides about seats by natural batching, one lane an event: who comes alone waits for nothing, and who comes while
/// the database decides goes together with all who do, in their order.
///
/// Two batches of an event are under way, the second behind the first, so that the database need not wait for it.
///
/// May be called from anywhere. Changes of events wait for ``run()``; once it ends, everyone is refused.
struct DecisionLanes: Service {
    /// One who waits in a lane.
    private enum Item: Sendable {
        case command(DecisionCommand, Reply<RSVPDecision>, since: ContinuousClock.Instant)
        /// Something else that takes its turn in the event's order, alone.
        case turn(body: @Sendable () async -> Void, abandon: @Sendable () -> Void)
    }

    private let lanes: Lanes<UUID, Item>
    private let turnedAway: Counter
    /// What needs a task. There are two of each lane at most, and no more lanes than elements may wait.
    private let work: AsyncStream<@Sendable () async -> Void>
    private let addWork: AsyncStream<@Sendable () async -> Void>.Continuation

    /// - Parameters:
    ///   - laneLimit: how many may wait for one event.
    ///   - limit: how many may wait in all.
    init(database: PostgresClient, laneLimit: Int = 5_000, limit: Int = 20_000, logger: Logger) {
        let batches = DecisionBatches(database: database, logger: logger)
        turnedAway = batches.metrics.turnedAway
        let (work, addWork) = AsyncStream.makeStream(of: (@Sendable () async -> Void).self)
        (self.work, self.addWork) = (work, addWork)
        let queue = LaneQueue<UUID, Item>(laneLimit: laneLimit, limit: limit, batchLimit: 128, depth: 2) {
            if case .turn = $0 { true } else { false }
        }
        lanes = Lanes(queue) { items, eventID, finished in
            if case .turn(let body, let abandon)? = items.first {
                let added = addWork.yield {
                    await body()
                    finished()
                }
                if case .enqueued = added { return }
                abandon()
                return finished()
            }
            let batch = items.compactMap { item in
                if case .command(let command, let reply, _) = item { (command: command, reply: reply) } else { nil }
            }
            if case .command(_, _, let since)? = items.first {
                // The longest of the batch; the others' lie between it and nothing.
                batches.metrics.wait.record(duration: ContinuousClock.now - since)
            }
            batches.decide(batch, eventID) { undecided in
                if undecided.isEmpty { return finished() }
                let added = addWork.yield {
                    await batches.decideAlone(undecided, eventID)
                    finished()
                }
                if case .enqueued = added { return }
                Reply.deliver(undecided.map { ($0.reply, { .failure(Problem.tryAgain) }) })
                finished()
            }
        } drained: {
            addWork.finish()
        }
    }

    /// Decides until the service group shuts down; what waits then is still decided.
    func run() async throws {
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                for await work in work { group.addTask { await work() } }
            }
        } onGracefulShutdown: {
            lanes.close()
        }
        lanes.close()
        for item in lanes.removeAll() {
            switch item {
            case .command(_, let reply, _): reply.deliver(.failure(Problem.tryAgain))
            case .turn(_, let abandon): abandon()
            }
        }
    }

    /// Asks for a decision; the reply is given once.
    func decide(_ command: DecisionCommand, eventID: UUID, reply: Reply<RSVPDecision>) {
        guard !lanes.add(.command(command, reply, since: .now), to: eventID) else { return }
        turnedAway.increment()
        reply.deliver(.failure(Problem.tryAgain))
    }

    /// - Throws: ``Problem`` 503 when too many wait; ``PostgresError``.
    func decide(_ command: DecisionCommand, eventID: UUID) async throws -> RSVPDecision {
        try await withCheckedThrowingContinuation { continuation in
            decide(command, eventID: eventID, reply: Reply { continuation.resume(with: $0) })
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
            let abandon: @Sendable () -> Void = { continuation.resume(throwing: Problem.tryAgain) }
            let item = Item.turn(
                body: {
                    do {
                        continuation.resume(returning: try await body())
                    } catch {
                        continuation.resume(throwing: error)
                    }
                },
                abandon: abandon
            )
            if !lanes.add(item, to: eventID) {
                turnedAway.increment()
                abandon()
            }
        }
    }
}
