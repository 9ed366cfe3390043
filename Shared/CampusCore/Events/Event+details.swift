extension Event {
    /// What its organizer decided about it.
    public var details: EventDetails {
        EventDetails(
            title: title,
            description: description,
            category: category,
            location: location,
            venueID: venueID,
            onlineURL: onlineURL,
            startTime: startTime,
            endTime: endTime,
            timezone: timezone,
            maxAttendees: maxAttendees,
            waitlistEnabled: waitlistEnabled,
            guestsAllowed: guestsAllowed,
            visibility: visibility,
            imageURL: imageURL,
            rsvpOpensAt: rsvpOpensAt,
            rsvpClosesAt: rsvpClosesAt,
            groupID: groupID,
            seriesID: seriesID
        )
    }
}

extension EventDetails {
    /// The names on the wire of what is not the same in `other`.
    public func changedFields(to other: EventDetails) -> [String] {
        let fields: [(name: String, isSame: Bool)] = [
            ("title", title == other.title), ("description", description == other.description),
            ("category", category == other.category), ("location", location == other.location),
            ("venue_id", venueID == other.venueID), ("online_url", onlineURL == other.onlineURL),
            ("start_time", startTime == other.startTime), ("end_time", endTime == other.endTime),
            ("timezone", timezone == other.timezone), ("max_attendees", maxAttendees == other.maxAttendees),
            ("waitlist_enabled", waitlistEnabled == other.waitlistEnabled),
            ("guests_allowed", guestsAllowed == other.guestsAllowed), ("visibility", visibility == other.visibility),
            ("image_url", imageURL == other.imageURL), ("rsvp_opens_at", rsvpOpensAt == other.rsvpOpensAt),
            ("rsvp_closes_at", rsvpClosesAt == other.rsvpClosesAt), ("group_id", groupID == other.groupID),
            ("series_id", seriesID == other.seriesID),
        ]
        return fields.filter { !$0.isSame }.map(\.name)
    }
}
