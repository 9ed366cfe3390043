import Foundation
import Postgres

/// Who looks, as the SQL needs to know it.
struct Viewer: Sendable {
    let identity: Identity?

    init(_ identity: Identity?) {
        self.identity = identity
    }

    /// The condition under which a published event stands in this viewer's lists: what is by link only is found by
    /// its organizer and the members of its group alone.
    var sees: PostgresQuery {
        guard let identity else { return "visibility = 'public'" }
        if identity.role == .admin { return "true" }
        return """
            (visibility IN ('public', 'signed-in') OR organizer_id = \(identity.userID)
                OR group_id = ANY(ARRAY(SELECT group_id FROM events.group_members WHERE user_id = \(identity.userID))))
            """
    }

    /// The condition under which a draft, or what waits for approval, is shown; nil when none is.
    var seesUnpublished: PostgresQuery? {
        guard let identity else { return nil }
        if identity.role == .admin { return "true" }
        return """
            (organizer_id = \(identity.userID) OR group_id = ANY(ARRAY(
                SELECT group_id FROM events.group_members WHERE user_id = \(identity.userID) AND role <> 'check-in'
            )))
            """
    }

    /// The viewer's role in a group, or NULL.
    ///
    /// - Parameter group: the expression that is the group's id. The members' columns are renamed, so that its names
    ///   are those of the query around it.
    func role(in group: PostgresQuery) -> PostgresQuery {
        guard let identity else { return "NULL::text" }
        return """
            (SELECT role FROM events.group_members AS member (of_group, person, role, since, by_whom) \
            WHERE of_group = \(group) AND person = \(identity.userID))
            """
    }
}
