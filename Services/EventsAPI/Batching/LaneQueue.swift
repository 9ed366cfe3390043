import DequeModule

/// Natural batching: who comes alone goes at once, and who comes while a batch of the lane is under way goes together
/// with everyone else who does.
///
/// With a ``depth`` of two a second batch goes behind the first as soon as it would be as large, so that whoever
/// processes them need not wait for the next; one before that would be small, and small batches cost more than waiting.
///
/// Pure. Whoever is told that an element goes takes the lane's batches with ``next(of:)`` and says ``sent(_:)`` of each
/// until there is none; each batch is ``finished(_:)`` once. Only one takes at a time, so that batches leave in their
/// order. What waits is bounded, by lane and in all.
struct LaneQueue<Lane: Hashable & Sendable, Element> {
    enum Admission: Equatable {
        /// A batch of the lane can be taken now.
        case goes
        case waits
        /// Too many wait already, or the queue is closed.
        case refused
    }

    fileprivate struct Waiting {
        var elements: Deque<Element> = []
        /// How many went in each batch that is under way, the oldest first.
        var underWay: Deque<Int> = []
        /// Whether what is under way goes by itself.
        var isAloneUnderWay = false
        /// Whether a batch was taken and not sent yet.
        var isBeingSent = false

        var isOver: Bool { elements.isEmpty && underWay.isEmpty && !isBeingSent }
    }

    /// How many may wait in one lane.
    let laneLimit: Int
    /// How many may wait in all lanes together.
    let limit: Int
    /// How many go together at most.
    let batchLimit: Int
    /// How many batches of a lane may be under way.
    let depth: Int
    /// Whether an element goes by itself, with nothing else of its lane under way.
    let isAlone: @Sendable (Element) -> Bool

    private var lanes: [Lane: Waiting] = [:]
    private(set) var count = 0
    private(set) var isClosed = false

    init(
        laneLimit: Int,
        limit: Int,
        batchLimit: Int,
        depth: Int = 1,
        isAlone: @escaping @Sendable (Element) -> Bool = { _ in false }
    ) {
        self.laneLimit = laneLimit
        self.limit = limit
        self.batchLimit = batchLimit
        self.depth = depth
        self.isAlone = isAlone
    }

    /// Whether nothing more will come and everything is finished.
    var isDrained: Bool { isClosed && lanes.isEmpty }

    mutating func add(_ element: Element, to lane: Lane) -> Admission {
        guard !isClosed, count < limit, (lanes[lane]?.elements.count ?? 0) < laneLimit else { return .refused }
        count += 1
        lanes[lane, default: Waiting()].elements.append(element)
        return lanes[lane].flatMap(size) == nil ? .waits : .goes
    }

    /// The next batch of a lane, in order of arrival; nil when none can go now.
    mutating func next(of lane: Lane) -> [Element]? {
        guard let waiting = lanes[lane], let size = size(of: waiting) else { return nil }
        let batch = Array(waiting.elements.prefix(size))
        lanes[lane]?.isAloneUnderWay = isAlone(batch[0])
        lanes[lane]?.isBeingSent = true
        lanes[lane]?.underWay.append(size)
        lanes[lane]?.elements.removeFirst(size)
        count -= size
        return batch
    }

    /// The batch that was taken is on its way: the next may be taken.
    mutating func sent(_ lane: Lane) {
        lanes[lane]?.isBeingSent = false
        forgetIfOver(lane)
    }

    /// A batch is processed; it may be before it was called sent.
    mutating func finished(_ lane: Lane) {
        _ = lanes[lane]?.underWay.popFirst()
        forgetIfOver(lane)
    }

    /// Refuses whoever comes from now on.
    mutating func close() {
        isClosed = true
    }

    /// Everyone who waits, who then does no longer.
    mutating func removeAll() -> [Element] {
        let all = lanes.values.flatMap(\.elements)
        for lane in lanes.keys {
            lanes[lane]?.elements = []
            forgetIfOver(lane)
        }
        count = 0
        return all
    }

    /// How many would go now; nil for nobody.
    private func size(of waiting: Waiting) -> Int? {
        guard !waiting.isBeingSent, waiting.underWay.count < depth, let first = waiting.elements.first else {
            return nil
        }
        if isAlone(first) { return waiting.underWay.isEmpty ? 1 : nil }
        guard let last = waiting.underWay.last else { return run(of: waiting.elements) }
        guard !waiting.isAloneUnderWay, waiting.elements.count >= last else { return nil }
        let run = run(of: waiting.elements)
        return run >= last ? run : nil
    }

    /// How many at the beginning may go together.
    private func run(of elements: Deque<Element>) -> Int {
        let most = min(batchLimit, elements.count)
        var size = 1
        while size < most, !isAlone(elements[size]) { size += 1 }
        return size
    }

    private mutating func forgetIfOver(_ lane: Lane) {
        if lanes[lane]?.isOver == true { lanes[lane] = nil }
    }
}

extension LaneQueue: Sendable where Element: Sendable {}
extension LaneQueue.Waiting: Sendable where Element: Sendable {}
