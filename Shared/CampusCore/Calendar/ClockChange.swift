import Foundation

/// A moment at which a time zone's clocks are set, for summer time or for good.
struct ClockChange: Equatable, Sendable {
    let moment: Date
    /// Seconds ahead of UTC until then.
    let offsetBefore: Int
    /// Seconds ahead of UTC from then on.
    let offsetAfter: Int
    /// Whether summer time begins.
    let isDaylight: Bool

    /// What the clock that is not set yet shows, as if it stood in UTC.
    var onset: Date { moment.addingTimeInterval(Double(offsetBefore)) }
}
