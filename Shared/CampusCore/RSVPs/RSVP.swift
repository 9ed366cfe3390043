public import Foundation

/// One person's seat, or place in line, at one event; absent values stand as null.
public struct RSVP: Codable, Equatable, Sendable {
    public var id: WireID
    public var eventID: WireID
    public var userID: WireID?
    public var name: String
    public var email: String
    public var status: RSVPStatus
    /// From 1; only while ``status`` is `waitlisted`.
    public var waitlistPosition: Int?
    /// Until when a guest must confirm the address; nil for people with accounts, and once it is done.
    public var confirmBy: Date?
    public var checkedInAt: Date?
    public var createdAt: Date
    public var updatedAt: Date

    enum CodingKeys: String, CodingKey {
        case id
        case eventID = "event_id"
        case userID = "user_id"
        case name, email, status
        case waitlistPosition = "waitlist_position"
        case confirmBy = "confirm_by"
        case checkedInAt = "checked_in_at"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
    }

    public init(
        id: WireID,
        eventID: WireID,
        userID: WireID?,
        name: String,
        email: String,
        status: RSVPStatus,
        waitlistPosition: Int?,
        confirmBy: Date? = nil,
        checkedInAt: Date?,
        createdAt: Date,
        updatedAt: Date
    ) {
        self.id = id
        self.eventID = eventID
        self.userID = userID
        self.name = name
        self.email = email
        self.status = status
        self.waitlistPosition = waitlistPosition
        self.confirmBy = confirmBy
        self.checkedInAt = checkedInAt
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(eventID, forKey: .eventID)
        try container.encode(userID, forKey: .userID)
        try container.encode(name, forKey: .name)
        try container.encode(email, forKey: .email)
        try container.encode(status, forKey: .status)
        try container.encode(waitlistPosition, forKey: .waitlistPosition)
        try container.encode(confirmBy, forKey: .confirmBy)
        try container.encode(checkedInAt, forKey: .checkedInAt)
        try container.encode(createdAt, forKey: .createdAt)
        try container.encode(updatedAt, forKey: .updatedAt)
    }
}
