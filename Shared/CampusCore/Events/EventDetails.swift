public import Foundation

/// What an organizer decides about an event, valid by construction of ``EventProposal/validated()``.
public struct EventDetails: Equatable, Sendable {
    public var title: String
    public var description: String
    public var category: EventCategory
    public var location: String
    public var venueID: WireID?
    public var onlineURL: String?
    public var startTime: Date
    public var endTime: Date
    public var timezone: String
    public var maxAttendees: Int
    public var waitlistEnabled: Bool
    public var guestsAllowed: Bool
    public var visibility: EventVisibility
    public var imageURL: String?
    public var rsvpOpensAt: Date?
    public var rsvpClosesAt: Date?
    public var groupID: WireID?
    public var seriesID: WireID?

    public init(
        title: String,
        description: String,
        category: EventCategory,
        location: String,
        venueID: WireID? = nil,
        onlineURL: String? = nil,
        startTime: Date,
        endTime: Date,
        timezone: String,
        maxAttendees: Int,
        waitlistEnabled: Bool = true,
        guestsAllowed: Bool = false,
        visibility: EventVisibility = .public,
        imageURL: String? = nil,
        rsvpOpensAt: Date? = nil,
        rsvpClosesAt: Date? = nil,
        groupID: WireID? = nil,
        seriesID: WireID? = nil
    ) {
        self.title = title
        self.description = description
        self.category = category
        self.location = location
        self.venueID = venueID
        self.onlineURL = onlineURL
        self.startTime = startTime
        self.endTime = endTime
        self.timezone = timezone
        self.maxAttendees = maxAttendees
        self.waitlistEnabled = waitlistEnabled
        self.guestsAllowed = guestsAllowed
        self.visibility = visibility
        self.imageURL = imageURL
        self.rsvpOpensAt = rsvpOpensAt
        self.rsvpClosesAt = rsvpClosesAt
        self.groupID = groupID
        self.seriesID = seriesID
    }
}
