import Foundation

extension TimeZone {
    /// The moments in `interval`, its end left out, at which the zone's clocks are set, in order.
    func clockChanges(in interval: DateInterval) -> [ClockChange] {
        var changes: [ClockChange] = []
        // The next one is sought behind a moment, and one at the start itself counts.
        var position = interval.start.addingTimeInterval(-1)
        while let moment = nextDaylightSavingTimeTransition(after: position), moment < interval.end, moment > position {
            position = moment
            let change = ClockChange(
                moment: moment,
                offsetBefore: secondsFromGMT(for: moment.addingTimeInterval(-1)),
                offsetAfter: secondsFromGMT(for: moment),
                isDaylight: isDaylightSavingTime(for: moment)
            )
            // Some only change how the time is called.
            if change.offsetBefore != change.offsetAfter, moment >= interval.start { changes.append(change) }
        }
        return changes
    }

    /// Whether the zone's clocks show this time twice, because they are set back around it.
    func showsTwice(_ date: Date) -> Bool {
        // No clock was ever set back by more than a day.
        let day = DateInterval(start: date.addingTimeInterval(-86_400), duration: 2 * 86_400)
        return clockChanges(in: day).contains { change in
            let repeated = Double(change.offsetBefore - change.offsetAfter)
            return repeated > 0 && abs(date.timeIntervalSince(change.moment)) <= repeated
                && date != change.moment.addingTimeInterval(repeated)
        }
    }
}
