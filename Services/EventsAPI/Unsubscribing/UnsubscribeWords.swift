/// What the page behind the link says.
struct UnsubscribeWords: Sendable {
    let question: String
    let button: String
    let done: String
    let others: String
    /// Nil for guests, who have none.
    let settings: String?

    init(_ unsubscription: Unsubscription) {
        let isGuest = unsubscription.eventID != nil
        switch unsubscription.language {
        case .english:
            let mails = Self.english(unsubscription.kind, isGuest)
            question = "Get no more mails \(mails)?"
            button = "Unsubscribe"
            done = "You get no more mails \(mails)"
            others =
                isGuest
                ? "You are still told when the event changes or is cancelled."
                : "What you chose otherwise stays as it is."
            settings = isGuest ? nil : "Choose what you are told, and how"
        case .german:
            let mails = Self.german(unsubscription.kind, isGuest)
            question = "Keine Mails \(mails) mehr bekommen?"
            button = "Abbestellen"
            done = "Du bekommst keine Mails \(mails) mehr"
            others =
                isGuest
                ? "Wenn sich an der Veranstaltung etwas ändert oder sie ausfällt, erfährst du es weiterhin."
                : "Alles andere bleibt, wie du es gewählt hast."
            settings = isGuest ? nil : "Wählen, was du erfährst, und wie"
        }
    }

    private static func english(_ kind: NotificationKind, _ isGuest: Bool) -> String {
        switch kind {
        case .rsvp: "about your RSVPs"
        case .eventChanged: "about changes of events that you attend"
        case .reminder: isGuest ? "that remind you of this event" : "that remind you of events"
        case .newEvent: "about new events"
        case .approval: "about events that wait for approval"
        case .message:
            isGuest ? "that the organizers of this event write to attendees" : "that organizers write to attendees"
        }
    }

    private static func german(_ kind: NotificationKind, _ isGuest: Bool) -> String {
        switch kind {
        case .rsvp: "zu deinen Anmeldungen"
        case .eventChanged: "zu Änderungen an Veranstaltungen, die du besuchst"
        case .reminder: isGuest ? "zur Erinnerung an diese Veranstaltung" : "zur Erinnerung an Veranstaltungen"
        case .newEvent: "zu neuen Veranstaltungen"
        case .approval: "zu Veranstaltungen, die auf Freigabe warten"
        case .message:
            isGuest
                ? "von den Veranstaltern dieser Veranstaltung an Teilnehmende" : "von Veranstaltern an Teilnehmende"
        }
    }
}
