import DequeModule

/// Natural batching: each lane has one batch under way, and what arrives meanwhile goes together in the next one.
///
/// Pure: whoever adds to a lane that was closed is told to open it, takes batches until there is none, and that closes
/// it again. What waits is bounded, by lane and in all.
struct LaneQueue<Lane: Hashable & Sendable, Element> {
    enum Admission: Equatable {
        /// The first in its lane: somebody has to take its batches now.
        case opensLane
        case waits
        /// Too many wait already.
        case refused
    }

    /// How many may wait in one lane.
    let laneLimit: Int
    /// How many may wait in all lanes together.
    let limit: Int
    /// How many go together at most.
    let batchLimit: Int

    /// The open lanes with those who wait in them.
    private var lanes: [Lane: Deque<Element>] = [:]
    private(set) var count = 0

    init(laneLimit: Int, limit: Int, batchLimit: Int) {
        self.laneLimit = laneLimit
        self.limit = limit
        self.batchLimit = batchLimit
    }

    mutating func add(_ element: Element, to lane: Lane) -> Admission {
        guard count < limit, (lanes[lane]?.count ?? 0) < laneLimit else { return .refused }
        count += 1
        let isOpen = lanes[lane] != nil
        lanes[lane, default: []].append(element)
        return isOpen ? .waits : .opensLane
    }

    /// The next batch of an open lane, in order of arrival; nil closes the lane.
    ///
    /// - Parameter isAlone: whether an element goes by itself.
    mutating func next(of lane: Lane, isAlone: (Element) -> Bool) -> [Element]? {
        guard var waiting = lanes[lane], let first = waiting.first else {
            lanes[lane] = nil
            return nil
        }
        var size = 1
        if !isAlone(first) {
            let most = min(batchLimit, waiting.count)
            while size < most, !isAlone(waiting[size]) { size += 1 }
        }
        let batch = Array(waiting.prefix(size))
        waiting.removeFirst(size)
        count -= size
        lanes[lane] = waiting
        return batch
    }

    /// Everyone who waits, who then does no longer.
    mutating func removeAll() -> [Element] {
        let all = lanes.values.flatMap { $0 }
        for lane in lanes.keys { lanes[lane] = [] }
        count = 0
        return all
    }
}

extension LaneQueue: Sendable where Element: Sendable {}
