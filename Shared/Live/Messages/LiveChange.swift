public import struct Foundation.Date
public import struct Foundation.UUID

/// One committed change: a message, and whom it concerns.
public struct LiveChange: Sendable {
    /// Its place in the order, whatever place its message names.
    public let order: LiveCursor
    public let message: LiveMessage
    /// When it happened, by the database's clock.
    public let at: Date
    public let eventID: UUID
    /// Set when only this person may see it.
    public let userID: UUID?
    /// Who may see it otherwise.
    public let audience: LiveAudience
    /// Whether it is a count that was held back, and that nobody has heard yet who heard everything before.
    let wasHeld: Bool

    /// - Parameters:
    ///   - type: `event:created` and so on.
    ///   - data: the event or RSVP as JSON.
    public init(
        cursor: LiveCursor,
        type: String,
        data: String,
        at: Date,
        eventID: UUID,
        userID: UUID?,
        audience: LiveAudience
    ) {
        order = cursor
        message = LiveMessage(cursor: cursor, type: type, data: data, at: at)
        self.at = at
        self.eventID = eventID
        self.userID = userID
        self.audience = audience
        wasHeld = false
    }

    /// A count that was held back.
    private init(_ change: LiveChange, message: LiveMessage) {
        order = change.order
        at = change.at
        eventID = change.eventID
        userID = change.userID
        audience = change.audience
        self.message = message
        wasHeld = true
    }

    /// Whether it is a count of seats: of several only the last is worth telling.
    var isCount: Bool { message.type == "capacity:changed" }

    /// Whether it is about one person's RSVP, which that person and who manages the event may see.
    var isPersonal: Bool { userID != nil || message.type.hasPrefix("rsvp:") }

    /// The same change, told when all up to `cursor` was told.
    func told(at cursor: LiveCursor) -> LiveChange {
        LiveChange(self, message: message.told(at: cursor))
    }
}
