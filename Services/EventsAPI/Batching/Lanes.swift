import ServiceLifecycle
import Synchronization

/// Runs a ``LaneQueue``: one batch of a lane is processed at a time, and lanes go on side by side.
///
/// May be added to from anywhere. What is added before ``run()`` waits for it; once it ends, everything is refused.
final class Lanes<Lane: Hashable & Sendable, Element: Sendable>: Service, Sendable {
    private let queue: Mutex<LaneQueue<Lane, Element>>
    private let isClosed = Mutex(false)
    private let isAlone: @Sendable (Element) -> Bool
    private let process: @Sendable ([Element], Lane) async -> Void
    private let abandon: @Sendable ([Element]) -> Void
    /// Lanes to open. Each is in it once at most, and there are no more lanes than elements may wait.
    private let opened: AsyncStream<Lane>
    private let open: AsyncStream<Lane>.Continuation

    /// - Parameters:
    ///   - isAlone: whether an element makes a batch of its own.
    ///   - process: is given a batch in order of arrival; the lane's next one waits until it returns.
    ///   - abandon: is given what still waits when the task is cancelled.
    init(
        _ queue: LaneQueue<Lane, Element>,
        isAlone: @escaping @Sendable (Element) -> Bool = { _ in false },
        process: @escaping @Sendable ([Element], Lane) async -> Void,
        abandon: @escaping @Sendable ([Element]) -> Void
    ) {
        self.queue = Mutex(queue)
        self.isAlone = isAlone
        self.process = process
        self.abandon = abandon
        (opened, open) = AsyncStream.makeStream(bufferingPolicy: .unbounded)
    }

    /// Processes until the service group shuts down; what waits then is still processed.
    func run() async {
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                for await lane in opened { group.addTask { await self.drain(lane) } }
            }
        } onGracefulShutdown: {
            self.close()
        }
        close()
        abandon(queue.withLock { $0.removeAll() })
    }

    /// - Returns: false when too much waits already, or the service has ended.
    func add(_ element: Element, to lane: Lane) -> Bool {
        // Under one lock with closing, so that nothing comes into a queue that nobody empties any more.
        let admission = isClosed.withLock { isClosed in
            isClosed ? .refused : queue.withLock { $0.add(element, to: lane) }
        }
        if admission == .opensLane { open.yield(lane) }
        return admission != .refused
    }

    private func close() {
        isClosed.withLock { $0 = true }
        open.finish()
    }

    private func drain(_ lane: Lane) async {
        while let batch = queue.withLock({ $0.next(of: lane, isAlone: isAlone) }) { await process(batch, lane) }
    }
}
