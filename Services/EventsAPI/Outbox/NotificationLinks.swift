import Foundation

/// The links in notifications that only this service can make, since they carry secrets of its own.
struct NotificationLinks: Sendable {
    let unsubscribeTokens: UnsubscribeTokens
    let guestCodes: GuestCodes

    /// - Parameter secret: the same on every replica.
    init(secret: some DataProtocol) {
        unsubscribeTokens = UnsubscribeTokens(secret: secret)
        guestCodes = GuestCodes(secret: secret)
    }

    /// How somebody leaves who gets mails of this kind; nil for what cannot be switched off.
    func unsubscribePath(_ entry: OutboxEntry, _ template: NotificationTemplate?) -> String? {
        guard case .chosen(let kind)? = template?.way else { return nil }
        if let userID = entry.userID { return unsubscribeTokens.path(.init(userID: userID, kind: kind)) }
        guard kind.isOptionalForGuests, let rsvpID = entry.rsvpID else { return nil }
        return unsubscribeTokens.path(.init(guestOf: rsvpID, kind: kind))
    }

    /// Where a guest, who cannot sign in, sees the seat and its ticket. The code stands behind `#`, which browsers send to
    /// nobody, so that no server logs it.
    func ticketPath(_ entry: OutboxEntry, _ template: NotificationTemplate?) -> String? {
        guard entry.userID == nil, template?.hasTicket == true, let eventID = entry.eventID, let rsvpID = entry.rsvpID,
            let email = entry.email
        else { return nil }
        return "/rsvps/\(rsvpID.wire)/confirm#code=\(guestCodes.code(eventID: eventID, email: email))"
    }
}
