import Foundation

extension CalendarTimeZone {
    /// Each zone that a time of these is written in, once.
    static func zones(of periods: [CalendarPeriod]) -> [CalendarTimeZone] {
        var times: [String: (zone: TimeZone, interval: DateInterval)] = [:]
        for period in periods {
            guard let zone = period.zone else { continue }
            let interval = DateInterval(start: period.start, end: period.end)
            let known = times[period.timezone]?.interval ?? interval
            let start = min(known.start, interval.start)
            let end = max(known.end, interval.end)
            times[period.timezone] = (zone, DateInterval(start: start, end: end))
        }
        return times.sorted { $0.key < $1.key }
            .map { CalendarTimeZone($1.zone, identifier: $0, covering: $1.interval) }
    }
}
