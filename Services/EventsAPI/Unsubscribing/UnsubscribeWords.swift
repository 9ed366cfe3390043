/// What the page behind the link says.
struct UnsubscribeWords: Sendable {
    let question: String
    let button: String
    let done: String
    let others: String
    let settings: String

    init(_ language: Language, _ kind: NotificationKind) {
        switch language {
        case .english:
            question = "Get no more mails \(Self.english(kind))?"
            button = "Unsubscribe"
            done = "You get no more mails \(Self.english(kind))"
            others = "What you chose otherwise stays as it is."
            settings = "Choose what you are told, and how"
        case .german:
            question = "Keine Mails \(Self.german(kind)) mehr bekommen?"
            button = "Abbestellen"
            done = "Du bekommst keine Mails \(Self.german(kind)) mehr"
            others = "Alles andere bleibt, wie du es gewählt hast."
            settings = "Wählen, was du erfährst, und wie"
        }
    }

    private static func english(_ kind: NotificationKind) -> String {
        switch kind {
        case .rsvp: "about your RSVPs"
        case .eventChanged: "about changes of events that you attend"
        case .reminder: "that remind you of events"
        case .newEvent: "about new events"
        case .approval: "about events that wait for approval"
        case .message: "that organizers write to attendees"
        }
    }

    private static func german(_ kind: NotificationKind) -> String {
        switch kind {
        case .rsvp: "zu deinen Anmeldungen"
        case .eventChanged: "zu Änderungen an Veranstaltungen, die du besuchst"
        case .reminder: "zur Erinnerung an Veranstaltungen"
        case .newEvent: "zu neuen Veranstaltungen"
        case .approval: "zu Veranstaltungen, die auf Freigabe warten"
        case .message: "von Veranstaltern an Teilnehmende"
        }
    }
}
