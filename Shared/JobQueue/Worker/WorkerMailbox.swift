import Synchronization

/// Where a worker's tasks leave what they learned. Whoever reads takes everything there is.
final class WorkerMailbox: Sendable {
    private let events = Mutex<[WorkerEvent]>([])
    private let rings: AsyncStream<Void>
    private let bell: AsyncStream<Void>.Continuation

    init() {
        (rings, bell) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Rings once for all that is left before somebody reads it.
    func post(_ event: WorkerEvent) {
        let isFirst = events.withLock { events in
            events.append(event)
            return events.count == 1
        }
        if isFirst { bell.yield() }
    }

    /// What came, whenever something has; for one reader.
    var deliveries: some AsyncSequence<[WorkerEvent], Never> {
        rings.map { [self] in
            events.withLock { events in
                defer { events = [] }
                return events
            }
        }
    }
}
