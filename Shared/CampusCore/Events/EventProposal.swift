import Foundation

/// The body of `POST` and `PUT events`: every member optional and loosely typed, so that all that is wrong is said
/// at once.
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
    /// In `POST`, `draft` keeps a draft; in a change it can only be what it is.
    public var status: String?
    /// The members that had another type than they must have.
    private var misfits: [FieldError] = []

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

    public init(from decoder: any Decoder) throws {
        var reader = TolerantReader(container: try decoder.container(keyedBy: CodingKeys.self))
        title = reader.text(.title)
        description = reader.text(.description)
        category = reader.text(.category)
        location = reader.text(.location)
        venueID = reader.text(.venueID)
        onlineURL = reader.text(.onlineURL)
        startTime = reader.text(.startTime)
        endTime = reader.text(.endTime)
        timezone = reader.text(.timezone)
        maxAttendees = reader.integer(.maxAttendees)
        waitlistEnabled = reader.boolean(.waitlistEnabled)
        guestsAllowed = reader.boolean(.guestsAllowed)
        visibility = reader.text(.visibility)
        imageURL = reader.text(.imageURL)
        rsvpOpensAt = reader.text(.rsvpOpensAt)
        rsvpClosesAt = reader.text(.rsvpClosesAt)
        groupID = reader.text(.groupID)
        seriesID = reader.text(.seriesID)
        status = reader.text(.status)
        misfits = reader.misfits
    }

    /// What would make `details` anew.
    public init(_ details: EventDetails) {
        title = details.title
        description = details.description
        category = details.category.rawValue
        location = details.location
        venueID = details.venueID?.uuid.wire
        onlineURL = details.onlineURL
        startTime = WireTime.format(details.startTime)
        endTime = WireTime.format(details.endTime)
        timezone = details.timezone
        maxAttendees = details.maxAttendees
        waitlistEnabled = details.waitlistEnabled
        guestsAllowed = details.guestsAllowed
        visibility = details.visibility.rawValue
        imageURL = details.imageURL
        rsvpOpensAt = details.rsvpOpensAt.map(WireTime.format)
        rsvpClosesAt = details.rsvpClosesAt.map(WireTime.format)
        groupID = details.groupID?.uuid.wire
        seriesID = details.seriesID?.uuid.wire
    }

    /// The proposal with a JSON merge patch applied (RFC 7396).
    ///
    /// - Throws: what encoding throws, which is nothing for what was read as JSON.
    public func merging(_ patch: JSONValue) throws -> EventProposal {
        let document = try WireJSON.decoder().decode(JSONValue.self, from: WireJSON.encoder().encode(self))
        let patched = try WireJSON.encoder().encode(document.merging(patch))
        return try WireJSON.decoder().decode(EventProposal.self, from: patched)
    }

    /// - Throws: ``ValidationError`` naming every field that is not valid.
    public func validated() throws(ValidationError) -> EventDetails {
        var validator = Validator(errors: misfits)
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
        if let start, let end {
            validator.require(end > start, "end_time", "must be after start_time")
            let longest: TimeInterval = 366 * 86_400
            validator.require(
                end.timeIntervalSince(start) <= longest,
                "end_time",
                "must be within a year of start_time"
            )
        }
        if let opens = details.rsvpOpensAt, let closes = details.rsvpClosesAt {
            validator.require(closes > opens, "rsvp_closes_at", "must be after rsvp_opens_at")
        }
        try validator.finish()
        return details
    }
}
