import CampusCore
import Foundation

/// One of several people who are called alike; the address tells them apart.
struct CheckInCandidate: Equatable, Sendable {
    let rsvpID: WireID
    let name: String
    let email: String
    let status: RSVPStatus
    let checkedInAt: Date?
}

extension CheckInCandidate: Encodable {
    private enum CodingKeys: String, CodingKey {
        case rsvpID = "rsvp_id"
        case name, email, status
        case checkedInAt = "checked_in_at"
    }

    /// Written out because a synthesised encoding leaves absent values out instead of writing null.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(rsvpID, forKey: .rsvpID)
        try container.encode(name, forKey: .name)
        try container.encode(email, forKey: .email)
        try container.encode(status, forKey: .status)
        try container.encode(checkedInAt, forKey: .checkedInAt)
    }
}
