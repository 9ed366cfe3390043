import CampusCore
import ServiceKit

/// What somebody may do with one event.
///
/// | who | sees a draft | changes, cancels, sees attendees, decisions and figures | works at the door |
/// |---|---|---|---|
/// | its organizer, who made it | yes | yes | yes |
/// | owners and editors of its group | yes | yes | yes |
/// | members of its group who check in | no | no | yes |
/// | administrators | yes | yes | yes |
///
/// Who works at the door sees the names of those who come and how their addresses begin, which tells two people of one
/// name apart; the addresses themselves are for who manages the event.
struct EventPowers: Equatable, Sendable {
    /// Whether the event is there for the person at all.
    let sees: Bool
    let manages: Bool
    /// Whether the person lets people in, once the event is published.
    let worksAtDoor: Bool
    /// Whether the person may take the event out of the group that it is in, if any.
    let decidesGroup: Bool

    /// - Parameter groupRole: the person's in the event's group; nil for no member and for an event of no group.
    init(of identity: Identity?, over event: Event, groupRole: GroupRole?) {
        let isAdministrator = identity?.role == .admin
        let isOrganizer = identity?.userID == event.organizerID.uuid
        manages = isAdministrator || isOrganizer || groupRole?.managesEvents == true
        switch event.status {
        case .draft, .pending: sees = manages
        case .upcoming, .ongoing, .completed, .cancelled:
            sees = manages || event.wasPublished && (event.visibility != .signedIn || identity != nil)
        }
        worksAtDoor = manages || groupRole == .checkIn && sees
        decidesGroup = isAdministrator || event.groupID == nil || groupRole?.managesEvents == true
    }

    /// - Throws: ``Problem`` 404 for what one may not see, 403 for what one may not change.
    func requireManager() throws(Problem) {
        guard sees else { throw Events.unknown }
        guard manages else { throw Problem(.forbidden, "Only the event's organizers may do this") }
    }

    /// - Throws: ``Problem`` 404 for what one may not see, 403 for who does not work there.
    func requireDoor() throws(Problem) {
        guard sees else { throw Events.unknown }
        guard worksAtDoor else {
            throw Problem(.forbidden, "Only the event's organizers and those at its door may do this")
        }
    }
}
