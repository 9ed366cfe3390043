import Foundation
import Postgres

/// Who looks at a list, as the SQL of lists needs to know it.
struct Viewer: Sendable {
    let identity: Identity?

    init(_ identity: Identity?) {
        self.identity = identity
    }

    /// The condition under which a published event stands in this viewer's lists: what is by link only is found by
    /// its organizer alone.
    var sees: PostgresQuery {
        guard let identity else { return "visibility = 'public'" }
        if identity.role == .admin { return "true" }
        return "(visibility IN ('public', 'signed-in') OR organizer_id = \(identity.userID))"
    }

    /// The condition under which a draft, or what waits for approval, is shown; nil when none is.
    var seesUnpublished: PostgresQuery? {
        guard let identity else { return nil }
        return identity.role == .admin ? "true" : "organizer_id = \(identity.userID)"
    }
}
