public import Foundation

/// An event as clients see it; absent values stand as null.
public struct Event: Codable, Equatable, Sendable {
    public var id: WireID
    public var title: String
    public var description: String
    public var category: EventCategory
    public var location: String
    public var venueID: WireID?
    public var onlineURL: String?
    public var startTime: Date
    public var endTime: Date
    /// An IANA name, such as `Europe/Berlin`.
    public var timezone: String
    public var maxAttendees: Int
    public var currentAttendees: Int
    public var waitlistCount: Int
    public var waitlistEnabled: Bool
    public var guestsAllowed: Bool
    public var visibility: EventVisibility
    public var status: EventStatus
    public var organizerID: WireID
    /// Who invites: the group that the event belongs to, or the name under which its organizer agreed to be shown. Nil
    /// for who wants none shown.
    public var organizerName: String?
    public var imageURL: String?
    public var rsvpOpensAt: Date?
    public var rsvpClosesAt: Date?
    public var groupID: WireID?
    public var seriesID: WireID?
    public var createdAt: Date
    public var updatedAt: Date
    /// Grows by one with every change of the event itself (not of its counters).
    public var version: Int
    /// Whether it was ever told to others than its organizer; a draft that was cancelled was not. Not on the wire.
    public var wasPublished = true

    enum CodingKeys: String, CodingKey, CaseIterable {
        case id, title, description, category, location
        case venueID = "venue_id"
        case onlineURL = "online_url"
        case startTime = "start_time"
        case endTime = "end_time"
        case timezone
        case maxAttendees = "max_attendees"
        case currentAttendees = "current_attendees"
        case waitlistCount = "waitlist_count"
        case waitlistEnabled = "waitlist_enabled"
        case guestsAllowed = "guests_allowed"
        case visibility, status
        case organizerID = "organizer_id"
        case organizerName = "organizer_name"
        case imageURL = "image_url"
        case rsvpOpensAt = "rsvp_opens_at"
        case rsvpClosesAt = "rsvp_closes_at"
        case groupID = "group_id"
        case seriesID = "series_id"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case version
    }

    /// Written out because a synthesised encoding leaves absent values out instead of writing null.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(title, forKey: .title)
        try container.encode(description, forKey: .description)
        try container.encode(category, forKey: .category)
        try container.encode(location, forKey: .location)
        try container.encode(venueID, forKey: .venueID)
        try container.encode(onlineURL, forKey: .onlineURL)
        try container.encode(startTime, forKey: .startTime)
        try container.encode(endTime, forKey: .endTime)
        try container.encode(timezone, forKey: .timezone)
        try container.encode(maxAttendees, forKey: .maxAttendees)
        try container.encode(currentAttendees, forKey: .currentAttendees)
        try container.encode(waitlistCount, forKey: .waitlistCount)
        try container.encode(waitlistEnabled, forKey: .waitlistEnabled)
        try container.encode(guestsAllowed, forKey: .guestsAllowed)
        try container.encode(visibility, forKey: .visibility)
        try container.encode(status, forKey: .status)
        try container.encode(organizerID, forKey: .organizerID)
        try container.encode(organizerName, forKey: .organizerName)
        try container.encode(imageURL, forKey: .imageURL)
        try container.encode(rsvpOpensAt, forKey: .rsvpOpensAt)
        try container.encode(rsvpClosesAt, forKey: .rsvpClosesAt)
        try container.encode(groupID, forKey: .groupID)
        try container.encode(seriesID, forKey: .seriesID)
        try container.encode(createdAt, forKey: .createdAt)
        try container.encode(updatedAt, forKey: .updatedAt)
        try container.encode(version, forKey: .version)
    }

    public init(
        id: WireID,
        details: EventDetails,
        status: EventStatus,
        organizerID: WireID,
        currentAttendees: Int,
        waitlistCount: Int,
        createdAt: Date,
        updatedAt: Date,
        version: Int
    ) {
        self.id = id
        self.title = details.title
        self.description = details.description
        self.category = details.category
        self.location = details.location
        self.venueID = details.venueID
        self.onlineURL = details.onlineURL
        self.startTime = details.startTime
        self.endTime = details.endTime
        self.timezone = details.timezone
        self.maxAttendees = details.maxAttendees
        self.currentAttendees = currentAttendees
        self.waitlistCount = waitlistCount
        self.waitlistEnabled = details.waitlistEnabled
        self.guestsAllowed = details.guestsAllowed
        self.visibility = details.visibility
        self.status = status
        self.organizerID = organizerID
        self.imageURL = details.imageURL
        self.rsvpOpensAt = details.rsvpOpensAt
        self.rsvpClosesAt = details.rsvpClosesAt
        self.groupID = details.groupID
        self.seriesID = details.seriesID
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.version = version
    }
}
