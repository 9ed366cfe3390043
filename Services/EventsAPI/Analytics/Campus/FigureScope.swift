import CampusCore
import Foundation
import ServiceKit

/// Whose events figures are of, out of those that were asked for.
struct FigureScope: Sendable {
    let filter: FigureFilter
    /// Whose own they must be; nil for all.
    let organizer: Organizer?
    /// The numbers of the days on which events begin.
    private let days: ClosedRange<Int>

    init(_ filter: FigureFilter, organizer: Organizer?) {
        self.filter = filter
        self.organizer = organizer
        // A filter's first day is not after its last.
        days = (filter.from?.number ?? .min)...(filter.to?.number ?? .max)
    }

    /// Somebody and the groups whose events are theirs too.
    struct Organizer: Sendable {
        let id: UUID
        let groupIDs: Set<UUID>
    }

    /// Whether nothing but time and category is asked for, of which there are sums.
    var isOfCampus: Bool { organizer == nil && filter.groupID == nil && filter.venueID == nil }

    /// Whether an event is one of them, whatever its day and state.
    func owns(_ event: CountedEvent) -> Bool {
        if let organizer, event.organizerID != organizer.id {
            guard let group = event.groupID, organizer.groupIDs.contains(group) else { return false }
        }
        if let category = filter.category, event.category != category { return false }
        if let groupID = filter.groupID, event.groupID != groupID { return false }
        if let venueID = filter.venueID, event.venueID != venueID { return false }
        return true
    }

    /// The same of published events that begin in the time that was asked for.
    func includes(_ event: CountedEvent) -> Bool {
        event.isPublished && days.contains(event.day) && owns(event)
    }
}
