import ServiceKit

/// Who may ask a route. A token that is not valid is refused with 401 before any of this, but for ``open``.
///
/// Most of it is decided by ``PermissionMiddleware`` from the token alone; what depends on the thing asked for, by the
/// domain type that loads it (``EventPowers``, ``Groups``, ``RSVPs``). Refusals are 401 for who is not signed in, 403
/// for who is and may not, 404 for what one may not even know of.
enum Permission: Sendable, CaseIterable {
    /// Nobody looks who asks, and at no token.
    case open
    /// Everyone; what is answered may depend on who asks.
    case everyone
    /// Whoever has the secret that the request carries, in its address, body or cookie. Who has not is refused.
    case secret
    /// Whoever is signed in; what is answered or changed is their own.
    case signedIn
    /// Whoever is signed in, or has the secret in the address.
    case signedInOrSecret
    /// Organizers and administrators.
    case organizers
    /// Organizers, administrators, and for an event of a group its owners and editors.
    case eventMakers
    /// Whoever may see the event; 404 for others.
    case eventViewers
    /// Its organizer, owners and editors of its group, administrators.
    case eventManagers
    /// Who manages the event, and its group's members who check in.
    case eventDoor
    /// The RSVP's person, who manages its event, and a guest with the code that was mailed; 404 for others.
    case rsvpPerson
    /// Its owners, and administrators.
    case groupOwners
    /// Its members, and administrators.
    case groupMembers
    /// Its owners, administrators, and the member that is spoken of.
    case groupOwnersOrSelf
    /// Administrators.
    case administrators

    /// Why somebody is refused whatever the thing asked for; nil when that has to be looked at.
    func refusal(of identity: Identity?) -> Problem? {
        switch self {
        case .open, .everyone, .secret, .signedInOrSecret, .eventViewers, .rsvpPerson: return nil
        case .signedIn, .eventMakers, .eventManagers, .eventDoor, .groupOwners, .groupMembers, .groupOwnersOrSelf,
            .organizers, .administrators:
            guard let identity else { return EventsRequestContext.signInFirst }
            switch (self, identity.role) {
            case (.organizers, .student): return Problem(.forbidden, "Only organizers may do this")
            case (.administrators, .student), (.administrators, .organizer):
                return Problem(.forbidden, "Only administrators may do this")
            default: return nil
            }
        }
    }
}
