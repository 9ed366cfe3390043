import CampusCore
import Foundation
import Postgres

extension EventStore {
    /// The event of a row of ``columns(for:)``, with what the viewer may do with it.
    static func viewed(_ row: PostgresRow, by viewer: Viewer, now: Date) throws -> ViewedEvent {
        let event = try event(row, now: now)
        let powers = EventPowers(of: viewer.identity, over: event, groupRole: try row.get("group_role"))
        return ViewedEvent(event: event, powers: powers)
    }

    /// The event of a row of `events.events`.
    static func event(_ row: PostgresRow, now: Date) throws -> Event {
        let state: EventState = try row.get("state")
        let details = EventDetails(
            title: try row.get("title"),
            description: try row.get("description"),
            category: try row.get("category"),
            location: try row.get("location"),
            venueID: try row.get("venue_id", as: UUID?.self).map(WireID.init),
            onlineURL: try row.get("online_url"),
            startTime: try row.get("start_time"),
            endTime: try row.get("end_time"),
            timezone: try row.get("timezone"),
            maxAttendees: try row.get("max_attendees"),
            waitlistEnabled: try row.get("waitlist_enabled"),
            guestsAllowed: try row.get("guests_allowed"),
            visibility: try row.get("visibility"),
            imageURL: try row.get("image_url"),
            rsvpOpensAt: try row.get("rsvp_opens_at"),
            rsvpClosesAt: try row.get("rsvp_closes_at"),
            groupID: try row.get("group_id", as: UUID?.self).map(WireID.init),
            seriesID: try row.get("series_id", as: UUID?.self).map(WireID.init)
        )
        var event = Event(
            id: WireID(try row.get("id")),
            details: details,
            status: state.status(start: details.startTime, end: details.endTime, now: now),
            organizerID: WireID(try row.get("organizer_id")),
            currentAttendees: try row.get("current_attendees"),
            waitlistCount: try row.get("waitlist_count"),
            createdAt: try row.get("created_at"),
            updatedAt: try row.get("updated_at"),
            version: try row.get("version")
        )
        event.organizerName = try row.get("organizer_name")
        event.wasPublished = try state == .published || row.get("withdrawn_at", as: Date?.self) != nil
        return event
    }
}
