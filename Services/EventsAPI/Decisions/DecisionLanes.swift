import Foundation
import Logging
import Metrics
import Postgres
import ServiceKit
import ServiceLifecycle

/// Decides about seats by natural batching, one lane an event: who comes alone waits for nothing, and while a batch is
/// at the database all who come meanwhile wait for the next, in their order.
///
/// May be called from anywhere. What is called before ``run()`` waits for it; once it ends, everyone is refused.
struct DecisionLanes: Service {
    /// One who waits in a lane.
    private enum Item: Sendable {
        case command(DecisionCommand, Reply<RSVPDecision>)
        /// Something else that takes its turn in the event's order, alone.
        case turn(body: @Sendable () async -> Void, abandon: @Sendable () -> Void)
    }

    private let lanes: Lanes<UUID, Item>
    private let turnedAway: Counter

    /// - Parameters:
    ///   - laneLimit: how many may wait for one event.
    ///   - limit: how many may wait in all.
    init(store: DecisionStore, laneLimit: Int = 5_000, limit: Int = 20_000, logger: Logger) {
        let batches = DecisionBatches(store: store, logger: logger)
        turnedAway = batches.metrics.turnedAway
        lanes = Lanes(LaneQueue(laneLimit: laneLimit, limit: limit, batchLimit: 128)) {
            if case .turn = $0 { true } else { false }
        } process: { items, eventID in
            if case .turn(let body, _)? = items.first { return await body() }
            let batch = items.compactMap { item in
                if case .command(let command, let reply) = item { (command: command, reply: reply) } else { nil }
            }
            await batches.decide(batch, eventID)
        } abandon: { items in
            for item in items {
                switch item {
                case .command(_, let reply): reply.deliver(.failure(Problem.tryAgain))
                case .turn(_, let abandon): abandon()
                }
            }
        }
    }

    /// Decides until the service group shuts down; what waits then is still decided.
    func run() async throws {
        await lanes.run()
    }

    /// Asks for a decision; the reply is given once.
    func decide(_ command: DecisionCommand, eventID: UUID, reply: Reply<RSVPDecision>) {
        guard !lanes.add(.command(command, reply), to: eventID) else { return }
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
