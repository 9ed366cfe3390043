import Foundation
import Logging
import Metrics
import Postgres
import ServiceKit

/// Takes a batch to the database and answers each of it honestly.
struct DecisionBatches: Sendable {
    typealias Batch = [(command: DecisionCommand, reply: Reply<RSVPDecision>)]

    let database: PostgresClient
    let metrics = DecisionMetrics()
    let logger: Logger

    init(database: PostgresClient, logger: Logger) {
        self.database = database
        self.logger = logger
    }

    /// Sends a batch behind those of the event that are under way.
    ///
    /// - Parameter finished: called once, with those who are not answered: when one makes a whole batch fail, all of
    ///   it is to be decided again by ``decideAlone(_:_:)``.
    func decide(_ batch: Batch, _ eventID: UUID, finished: @escaping @Sendable (_ undecided: Batch) -> Void) {
        metrics.batchSize.record(batch.count)
        let sent = DecisionStore.Batch(commands: batch.map(\.command), eventID: eventID)
        let start = Date()
        database.write(sent.queries, inLine: eventID) { [metrics, logger] rows in
            Self.tell(batch, since: start)
            do throws(PostgresError) {
                let decided = try sent.decided(rows.get())
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
            } catch {
                if batch.count > 1, error.isOfOneCommand {
                    logger.warning("a batch of decisions failed; each is decided alone", error: error)
                    return finished(batch)
                }
                Reply.deliver(batch.map { ($0.reply, { .failure(error) }) })
            }
            finished([])
        }
    }

    /// Tells those whose traces are told what a batch took.
    private static func tell(_ batch: Batch, since start: Date) {
        for (command, _) in batch {
            guard let request = command.trace else { continue }
            let context = request.child()
            Tracing.record(context) {
                Span(
                    "decide",
                    .internal,
                    context: context,
                    parentID: request.spanID,
                    start: start,
                    attributes: [("decision.batch_size", "\(batch.count)")]
                )
            }
        }
    }

    /// Decides one after the other, so that the one which is to blame is the only one that suffers.
    func decideAlone(_ batch: Batch, _ eventID: UUID) async {
        for item in batch {
            await withCheckedContinuation { continuation in
                decide([item], eventID) { _ in continuation.resume() }
            }
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
