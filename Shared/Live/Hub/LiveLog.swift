import DequeModule

import struct Foundation.TimeInterval
import struct Foundation.UUID

/// The latest changes, in commit order and without a gap: what a client that comes back is told from. Pure.
struct LiveLog {
    /// For so long, in seconds, a replica may have known a count without telling it: the pause between two counts of
    /// one event, and what the feed and the clocks add.
    static let longestHold: TimeInterval = 1

    /// Everything after it, up to ``position``, is here.
    private(set) var start: LiveCursor
    /// Everything up to it was read.
    private(set) var position: LiveCursor
    private var changes: Deque<LiveChange> = []
    private var bytes = 0
    private let maximumCount: Int
    private let maximumBytes: Int

    /// - Parameters:
    ///   - start: before all that will be appended.
    ///   - maximumCount: how many changes are kept, the latest ones.
    ///   - maximumBytes: how many bytes of JSON.
    init(start: LiveCursor, maximumCount: Int = 10_000, maximumBytes: Int = 4 << 20) {
        self.start = start
        position = start
        self.maximumCount = maximumCount
        self.maximumBytes = maximumBytes
    }

    /// Adds what was read behind ``position``.
    mutating func append(_ new: [LiveChange]) {
        guard let last = new.last else { return }
        changes.append(contentsOf: new)
        bytes += new.reduce(0) { $0 + ($1.message.data?.utf8.count ?? 0) }
        position = last.order
        while changes.count > maximumCount || bytes > maximumBytes, let oldest = changes.popFirst() {
            bytes -= oldest.message.data?.utf8.count ?? 0
            start = oldest.order
        }
    }

    /// Everything read lies before the place, which nothing more will: the place of who asks for no earlier one.
    mutating func advance(to place: LiveCursor) {
        position = max(position, place)
    }

    /// What a client of that interest has not heard which heard everything up to `cursor`; nil when that lies too far
    /// back.
    ///
    /// Another replica may have kept a count back that it knew already, so that counts of shortly before are told too,
    /// unless there is a later one.
    func missed(after cursor: LiveCursor, by interest: LiveInterest) -> [LiveChange]? {
        guard cursor >= start else { return nil }
        let end = firstIndex(after: cursor)
        var missed = Array(changes[end...].filter(interest.includes))
        if end > 0 {
            let heard = changes[end - 1]
            var earlier: [LiveChange] = []
            for change in changes[..<end].reversed() {
                guard heard.at.timeIntervalSince(change.at) <= Self.longestHold else { break }
                if change.isCount, interest.includes(change) { earlier.append(change.told(at: cursor)) }
            }
            missed = earlier.reversed() + missed
        }
        return missed.lastCounts
    }

    private func firstIndex(after cursor: LiveCursor) -> Int {
        var (low, high) = (0, changes.count)
        while low < high {
            let middle = (low + high) / 2
            if changes[middle].order > cursor { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

extension [LiveChange] {
    /// Without the counts of an event's seats that a later one makes worthless.
    var lastCounts: [LiveChange] {
        var last: [UUID: LiveCursor] = [:]
        for change in self where change.isCount { last[change.eventID] = change.order }
        return filter { !$0.isCount || last[$0.eventID] == $0.order }
    }
}
