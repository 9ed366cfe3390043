public import Foundation

/// When a venue is taken, and what is left.
public struct VenueSchedule: Sendable {
    private let busy: [DateInterval]

    /// - Parameter busy: when it is taken, in any order.
    public init(busy: [DateInterval]) {
        self.busy = busy.sorted { $0.start < $1.start }
    }

    /// Begins on a quarter of an hour.
    private static let grain: TimeInterval = 900
    /// The hours of the day in which people can be asked to come.
    private static let day = 8...22

    /// The next free times as long as `wanted` and not before it.
    ///
    /// When `wanted` itself lies within one day between 8 and 22 o'clock in `zone`, so do the answers: nobody wants
    /// to be offered four in the morning.
    public func freeSlots(like wanted: DateInterval, in zone: TimeZone, count: Int, horizon: TimeInterval = 14 * 86_400)
        -> [DateInterval]
    {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let isByDay = Self.isByDay(wanted, calendar)
        let end = wanted.start.addingTimeInterval(horizon)
        var slots: [DateInterval] = []
        var start = wanted.start
        while slots.count < count, start < end {
            let slot = DateInterval(start: start, duration: wanted.duration)
            if let taken = busy.last(where: { $0.start < slot.end && slot.start < $0.end }) {
                start = Self.rounded(taken.end)
            } else if isByDay, !Self.isByDay(slot, calendar) {
                start = Self.nextMorning(after: start, calendar)
            } else {
                slots.append(slot)
                start = Self.rounded(slot.end)
            }
        }
        return slots
    }

    private static func rounded(_ date: Date) -> Date {
        Date(timeIntervalSince1970: (date.timeIntervalSince1970 / grain).rounded(.up) * grain)
    }

    private static func isByDay(_ slot: DateInterval, _ calendar: Calendar) -> Bool {
        // What ends at 22:00 sharp still does.
        let last = slot.end.addingTimeInterval(-1)
        return calendar.isDate(slot.start, inSameDayAs: last)
            && calendar.component(.hour, from: slot.start) >= day.lowerBound
            && calendar.component(.hour, from: last) < day.upperBound
    }

    private static func nextMorning(after date: Date, _ calendar: Calendar) -> Date {
        let morning = DateComponents(hour: day.lowerBound, minute: 0, second: 0)
        // Eight in the morning exists on every day of every zone; an hour later is a safe step if it did not.
        return calendar.nextDate(after: date, matching: morning, matchingPolicy: .nextTime)
            ?? date.addingTimeInterval(3600)
    }
}
