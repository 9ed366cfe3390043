import struct Foundation.UUID

/// Lets through at most four counts of seats a second and event, and the last one always. Pure.
struct CountThrottle {
    /// Between two counts of one event.
    static let interval = Duration.milliseconds(250)

    private var toldAt: [UUID: ContinuousClock.Instant] = [:]
    private var held: [UUID: LiveChange] = [:]

    /// Changes are there, in order.
    ///
    /// - Returns: those to be told now.
    mutating func pass(_ changes: [LiveChange], at now: ContinuousClock.Instant) -> [LiveChange] {
        changes.lastCounts.filter { change in
            if change.message.type == "event:deleted" { held[change.eventID] = nil }
            guard change.isCount else { return true }
            if isFree(change.eventID, at: now) {
                toldAt[change.eventID] = now
                held[change.eventID] = nil
                return true
            }
            held[change.eventID] = change
            return false
        }
    }

    /// Counts that have waited long enough, told as of `position`, up to which everything else was told.
    mutating func release(at now: ContinuousClock.Instant, position: LiveCursor) -> [LiveChange] {
        guard !toldAt.isEmpty else { return [] }
        let ready = held.values.filter { isFree($0.eventID, at: now) }.sorted { $0.order < $1.order }
        toldAt = toldAt.filter { !isOver($0.value, at: now) }
        for change in ready {
            held[change.eventID] = nil
            toldAt[change.eventID] = now
        }
        return ready.map { $0.told(at: position) }
    }

    private func isFree(_ eventID: UUID, at now: ContinuousClock.Instant) -> Bool {
        toldAt[eventID].map { isOver($0, at: now) } ?? true
    }

    private func isOver(_ told: ContinuousClock.Instant, at now: ContinuousClock.Instant) -> Bool {
        told.duration(to: now) >= Self.interval
    }
}
