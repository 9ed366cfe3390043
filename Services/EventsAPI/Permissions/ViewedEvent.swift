import CampusCore

/// An event, and what the one who looks at it may do with it.
struct ViewedEvent: Sendable {
    let event: Event
    let powers: EventPowers

    /// The event as it stands in lists: the link of an online event is not for everyone.
    var listed: Event {
        guard !powers.manages else { return event }
        var event = event
        event.onlineURL = nil
        return event
    }
}
