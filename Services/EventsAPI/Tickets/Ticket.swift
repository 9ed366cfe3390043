import CampusCore
import Foundation

/// What a person shows at the door, as clients see it.
struct Ticket: Encodable, Sendable {
    let code: String
    let rsvp: RSVP
    let event: Event

    private enum CodingKeys: String, CodingKey {
        case code
        case rsvpID = "rsvp_id"
        case eventID = "event_id"
        case name
        case eventTitle = "event_title"
        case location
        case startTime = "start_time"
        case endTime = "end_time"
        case timezone
        case checkedInAt = "checked_in_at"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(code, forKey: .code)
        try container.encode(rsvp.id, forKey: .rsvpID)
        try container.encode(event.id, forKey: .eventID)
        try container.encode(rsvp.name, forKey: .name)
        try container.encode(event.title, forKey: .eventTitle)
        try container.encode(event.location, forKey: .location)
        try container.encode(event.startTime, forKey: .startTime)
        try container.encode(event.endTime, forKey: .endTime)
        try container.encode(event.timezone, forKey: .timezone)
        try container.encode(rsvp.checkedInAt, forKey: .checkedInAt)
    }

    /// The code as an image, for a camera.
    ///
    /// - Throws: ``QRCodeError``, for no code that ``TicketCodes`` makes.
    func image() throws -> String {
        try QRCode(code).svg(title: "Ticket of \(rsvp.name) for \(event.title)")
    }
}
