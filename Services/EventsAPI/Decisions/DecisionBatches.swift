import Foundation
import Logging
import Metrics
import Postgres

/// Takes a batch to the database and answers each of it honestly.
struct DecisionBatches: Sendable {
    typealias Batch = [(command: DecisionCommand, reply: Reply<RSVPDecision>)]

    let store: DecisionStore
    let metrics = DecisionMetrics()
    let logger: Logger

    init(store: DecisionStore, logger: Logger) {
        self.store = store
        self.logger = logger
    }

    func decide(_ batch: Batch, _ eventID: UUID) async {
        metrics.batchSize.record(batch.count)
        do {
            let decided = try await store.decided(batch.map(\.command), eventID: eventID)
            let metrics = metrics
            Reply.deliver(
                batch.enumerated().map { place, item in
                    let make: Reply<RSVPDecision>.Making = {
                        Result {
                            let decision = try decided.decision(place)
                            metrics.count(decision)
                            return decision
                        }
                    }
                    return (item.reply, make)
                }
            )
        } catch let error as PostgresError where batch.count > 1 && error.isOfOneCommand {
            // Nothing was decided. One of them is to blame, and the others must not suffer for it.
            logger.warning("a batch of decisions failed; each is decided alone", error: error)
            for item in batch { await decide([item], eventID) }
        } catch {
            Reply.deliver(batch.map { ($0.reply, { .failure(error) }) })
        }
    }
}

extension PostgresError {
    /// Whether the server refused the statement for what is in it, so that a part of it may succeed.
    fileprivate var isOfOneCommand: Bool {
        code == .encoding
            || (code == .server && (!isTransient || sqlState == .deadlockDetected || sqlState == .serializationFailure))
    }
}
