import Foundation

/// The body of `POST events`: every member optional and loosely typed, so that all that is wrong is said at once.
public struct EventProposal: Codable, Sendable {
    public var title: String?
    public var description: String?
    public var category: String?
    public var location: String?
    public var venueID: String?
    public var onlineURL: String?
    public var startTime: String?
    public var endTime: String?
    public var timezone: String?
    public var maxAttendees: Int?
    public var waitlistEnabled: Bool?
    public var guestsAllowed: Bool?
    public var visibility: String?
    public var imageURL: String?
    public var rsvpOpensAt: String?
    public var rsvpClosesAt: String?
    public var groupID: String?
    public var seriesID: String?
    /// Only `draft` means something here.
    public var status: String?

    enum CodingKeys: String, CodingKey {
        case title, description, category, location
        case venueID = "venue_id"
        case onlineURL = "online_url"
        case startTime = "start_time"
        case endTime = "end_time"
        case timezone
        case maxAttendees = "max_attendees"
        case waitlistEnabled = "waitlist_enabled"
        case guestsAllowed = "guests_allowed"
        case visibility
        case imageURL = "image_url"
        case rsvpOpensAt = "rsvp_opens_at"
        case rsvpClosesAt = "rsvp_closes_at"
        case groupID = "group_id"
        case seriesID = "series_id"
        case status
    }

    public init() {}

    /// - Throws: ``ValidationError`` naming every field that is not valid.
    public func validated() throws(ValidationError) -> EventDetails {
        var validator = Validator()
        let start = validator.time(startTime, "start_time")
        let end = validator.time(endTime, "end_time")
        let details = EventDetails(
            title: validator.text(title, "title", 3...200),
            description: validator.text(description, "description", 0...10_000),
            category: validator.choice(category, "category") ?? .other,
            location: validator.text(location, "location", 0...300),
            venueID: validator.optionalID(venueID, "venue_id"),
            onlineURL: validator.optionalURL(onlineURL, "online_url"),
            startTime: start ?? .distantPast,
            endTime: end ?? .distantFuture,
            timezone: validator.timeZone(timezone ?? "UTC", "timezone"),
            maxAttendees: validator.integer(maxAttendees, "max_attendees", 1...100_000),
            waitlistEnabled: waitlistEnabled ?? true,
            guestsAllowed: guestsAllowed ?? false,
            visibility: visibility == nil ? .public : validator.choice(visibility, "visibility") ?? .public,
            imageURL: validator.optionalURL(imageURL, "image_url"),
            rsvpOpensAt: rsvpOpensAt == nil ? nil : validator.time(rsvpOpensAt, "rsvp_opens_at"),
            rsvpClosesAt: rsvpClosesAt == nil ? nil : validator.time(rsvpClosesAt, "rsvp_closes_at"),
            groupID: validator.optionalID(groupID, "group_id"),
            seriesID: validator.optionalID(seriesID, "series_id")
        )
        validator.require(details.endTime > details.startTime, "end_time", "must be after start_time")
        if let opens = details.rsvpOpensAt, let closes = details.rsvpClosesAt {
            validator.require(closes > opens, "rsvp_closes_at", "must be after rsvp_opens_at")
        }
        try validator.finish()
        return details
    }
}
