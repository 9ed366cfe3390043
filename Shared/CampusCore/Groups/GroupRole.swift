/// What a member of a group may do with the group's events; the wire value is the raw value.
public enum GroupRole: String, Codable, Sendable, CaseIterable {
    /// Manages the group's events, and says who is a member.
    case owner
    /// Manages the group's events.
    case editor
    /// Works at the door of the group's events.
    case checkIn = "check-in"

    /// Whether whoever has the role makes and changes the group's events.
    public var managesEvents: Bool { self != .checkIn }
}
