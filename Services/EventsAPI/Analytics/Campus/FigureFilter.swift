import CampusCore
import Foundation

/// Of which published events figures are asked for; nil is no condition.
struct FigureFilter: Equatable, Sendable {
    /// Those that begin on this day or later, in their own time zone.
    var from: CalendarDay?
    /// Those that begin on this day or earlier.
    var to: CalendarDay?
    var category: EventCategory?
    var groupID: UUID?
    var venueID: UUID?

    /// The same for as many days just before; nil without both ends.
    var before: FigureFilter? {
        guard let from, let to else { return nil }
        var before = self
        before.to = from.adding(days: -1)
        before.from = before.to?.adding(days: -from.days(to: to))
        return before
    }
}
