import CampusCore
import Foundation
import Postgres
import ServiceKit

/// Whose events figures are of, out of those that were asked for.
struct FigureScope: Sendable {
    let filter: FigureFilter
    /// Whose own they must be; nil for all.
    let organizerID: UUID?

    /// Organizers see what they organize, administrators all.
    init(_ filter: FigureFilter, for identity: Identity) {
        self.filter = filter
        organizerID = identity.role == .admin ? nil : identity.userID
    }

    /// Whether nothing but time and category is asked for, of which there are sums.
    var isOfCampus: Bool { organizerID == nil && filter.groupID == nil && filter.venueID == nil }

    /// What an event must be, as a row of `events.event_figures AS f`, whatever its day and state.
    var whose: PostgresQuery {
        var conditions: [PostgresQuery] = []
        if let organizerID {
            conditions.append(
                """
                (f.organizer_id = \(organizerID) OR f.group_id = ANY(ARRAY(
                    SELECT group_id FROM events.group_members
                    WHERE user_id = \(organizerID) AND role IN ('owner', 'editor')
                )))
                """
            )
        }
        if let category = filter.category { conditions.append("f.category = \(category)") }
        if let groupID = filter.groupID { conditions.append("f.group_id = \(groupID)") }
        if let venueID = filter.venueID { conditions.append("f.venue_id = \(venueID)") }
        return .all(conditions)
    }

    /// The same of published events alone.
    var ofPublished: PostgresQuery { "f.state = 'published' AND \(whose)" }

    /// The same of those that begin in the time that was asked for.
    var condition: PostgresQuery {
        var conditions = [ofPublished]
        if let from = filter.from { conditions.append("f.day >= \(from)::date") }
        if let to = filter.to { conditions.append("f.day <= \(to)::date") }
        return .all(conditions)
    }
}
