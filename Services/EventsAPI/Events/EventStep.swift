import CampusCore

/// A step in the life of an event, from draft to cancelled; the raw value is what the audit log says.
enum EventStep: String, Sendable {
    /// Its organizer asks for it to be published.
    case submit = "event.submitted"
    /// A trusted organizer publishes it.
    case publish = "event.published"
    /// An administrator publishes what was asked for.
    case approve = "event.approved"
    /// An administrator gives it back with a reason.
    case giveBack = "event.returned"
    case cancel = "event.cancelled"

    /// From where the step can be taken.
    var origins: Set<EventState> {
        switch self {
        case .submit: [.draft]
        case .publish: [.draft, .pending]
        case .approve, .giveBack: [.pending]
        case .cancel: [.draft, .pending, .published]
        }
    }

    /// Where it leads.
    var destination: EventState {
        switch self {
        case .submit: .pending
        case .publish, .approve: .published
        case .giveBack: .draft
        case .cancel: .cancelled
        }
    }
}
