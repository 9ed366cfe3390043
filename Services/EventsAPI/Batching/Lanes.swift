import Synchronization

/// Runs a ``LaneQueue`` without a task: batches leave on the thread of who adds, or of who says that one is finished.
///
/// May be called from anywhere.
final class Lanes<Lane: Hashable & Sendable, Element: Sendable>: Sendable {
    /// Begins to process a batch, in order of arrival, and says once when it is finished. Must not take long.
    typealias Processing =
        @Sendable (_ batch: [Element], _ lane: Lane, _ finished: @escaping @Sendable () -> Void) -> Void

    private let queue: Mutex<LaneQueue<Lane, Element>>
    private let process: Processing
    private let drained: @Sendable () -> Void

    /// - Parameter drained: called when the lanes are closed and everything is finished; it may be more than once.
    init(
        _ queue: LaneQueue<Lane, Element>,
        process: @escaping Processing,
        drained: @escaping @Sendable () -> Void = {}
    ) {
        self.queue = Mutex(queue)
        self.process = process
        self.drained = drained
    }

    /// - Returns: false when too much waits already, or the lanes are closed.
    func add(_ element: Element, to lane: Lane) -> Bool {
        switch queue.withLock({ $0.add(element, to: lane) }) {
        case .goes:
            send(lane)
            return true
        case .waits: return true
        case .refused: return false
        }
    }

    /// Refuses whoever comes from now on; what waits is still processed.
    func close() {
        update { $0.close() }
    }

    /// Everyone who waits, who then does no longer.
    func removeAll() -> [Element] {
        queue.withLock { $0.removeAll() }
    }

    private func send(_ lane: Lane) {
        while let batch = queue.withLock({ $0.next(of: lane) }) {
            process(batch, lane) {
                self.update { $0.finished(lane) }
                self.send(lane)
            }
            update { $0.sent(lane) }
        }
    }

    private func update(_ change: (inout LaneQueue<Lane, Element>) -> Void) {
        let isDrained = queue.withLock { queue in
            change(&queue)
            return queue.isDrained
        }
        if isDrained { drained() }
    }
}
