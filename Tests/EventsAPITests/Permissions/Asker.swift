/// Who asks a route: everyone that a permission tells from somebody else.
enum Asker: String, CaseIterable {
    case anonymous
    case student
    /// A student who has a seat at the event.
    case attendee
    /// A student who checks in for the event's group.
    case doorkeeper
    /// A student who is an editor of the event's group.
    case editor
    /// An organizer who owns another group.
    case stranger
    /// An organizer who owns the event's group and did not make the event.
    case owner
    /// The organizer who made the event, and is no member of its group.
    case creator
    case administrator

    var role: String {
        switch self {
        case .stranger, .owner, .creator: "organizer"
        case .administrator: "admin"
        case .anonymous, .student, .attendee, .doorkeeper, .editor: "student"
        }
    }

    var managesEvent: Bool { [.editor, .owner, .creator, .administrator].contains(self) }
    var ownsGroup: Bool { [.owner, .administrator].contains(self) }
}
