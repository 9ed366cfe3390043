/// What kind of gathering an event is; the wire value is the raw value.
public enum EventCategory: String, Codable, Sendable, CaseIterable {
    case workshop = "Workshop"
    case seminar = "Seminar"
    case social = "Social"
    case sports = "Sports"
    case cultural = "Cultural"
    case career = "Career"
    case hackathon = "Hackathon"
    case conference = "Conference"
    case clubMeeting = "Club Meeting"
    case other = "Other"
}
