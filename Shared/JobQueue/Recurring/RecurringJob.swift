import Foundation

/// Something to be done again and again: at every fire of a schedule a job is enqueued, once, however many processes
/// know of it.
public struct RecurringJob: Sendable {
    /// Names it in its queue, for ever: by it the queue knows which fire was the last.
    public let name: String
    public let schedule: CronSchedule
    /// What the handler needs.
    public let payload: [UInt8]
    public let priority: Int
    /// How late a fire may be made up for, after nobody was there to enqueue it. Of several that were missed only the
    /// last is made up for.
    public let tolerance: Duration

    /// - Parameter tolerance: Zero is for what is of no use later.
    public init(
        name: String,
        schedule: CronSchedule,
        payload: [UInt8] = [],
        priority: Int = 0,
        tolerance: Duration = .seconds(24 * 3600)
    ) {
        self.name = name
        self.schedule = schedule
        self.payload = payload
        self.priority = priority
        self.tolerance = max(.zero, tolerance)
    }

    /// The fire to be enqueued now, if any: the last since the one that is known.
    func due(after last: Date, now: Date) -> Date? {
        // A minute more: fires lie on whole minutes, and one is not missed because its turn came a little later.
        let earliest = now.addingTimeInterval(-(tolerance / .seconds(1)) - 60)
        return schedule.last(after: max(last, earliest), through: now)
    }

    /// The job of one fire; its id ends in the time, as `name@2026-03-29T01:00:00Z`.
    func job(of fire: Date) -> Job {
        Job(id: "\(name)@\(fire.formatted(.iso8601))", payload: payload, priority: priority)
    }
}
