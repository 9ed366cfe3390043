/// What somebody is to an event that they have to do with; the raw values are the wire's.
enum EventPart: String, CaseIterable, Sendable {
    /// Who made it.
    case organizer
    /// Of the event's group.
    case owner, editor
    case checkIn = "check-in"
}
