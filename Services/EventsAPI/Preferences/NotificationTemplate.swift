/// Everything that events-api tells; notification-service has a template for each.
enum NotificationTemplate: String, Sendable, CaseIterable {
    case rsvpConfirmed = "rsvp_confirmed"
    case rsvpWaitlisted = "rsvp_waitlisted"
    case rsvpPromoted = "rsvp_promoted"
    case rsvpCancelled = "rsvp_cancelled"
    case guestConfirm = "guest_confirm"
    case guestExpired = "guest_expired"
    case eventUpdated = "event_updated"
    case eventCancelled = "event_cancelled"
    case eventReminder = "event_reminder"
    case eventCreated = "event_created"
    case eventAnnounced = "event_announced"
    case eventApprovalWanted = "event_approval_wanted"
    case eventApproved = "event_approved"
    case eventReturned = "event_returned"
    case eventMessage = "event_message"
    case emailVerification = "email_verification"
    case passwordReset = "password_reset"
    case passwordChanged = "password_changed"
    case phoneVerification = "phone_verification"

    /// How it goes to somebody.
    enum Way: Equatable, Sendable {
        /// By the channels that the person chose for the kind.
        case chosen(NotificationKind)
        /// By this one, whatever the person chose: without it something cannot be done.
        case always(NotificationChannel)
    }

    var way: Way {
        switch self {
        case .rsvpConfirmed, .rsvpWaitlisted, .rsvpPromoted, .rsvpCancelled, .guestExpired: .chosen(.rsvp)
        case .eventUpdated, .eventCancelled: .chosen(.eventChanged)
        case .eventReminder: .chosen(.reminder)
        case .eventCreated, .eventAnnounced: .chosen(.newEvent)
        case .eventApprovalWanted, .eventApproved, .eventReturned: .chosen(.approval)
        case .eventMessage: .chosen(.message)
        case .guestConfirm, .emailVerification, .passwordReset, .passwordChanged: .always(.email)
        case .phoneVerification: .always(.sms)
        }
    }

    /// What is sent first when much waits, -9 to 9: somebody sits before the page that a code is typed into, while
    /// what goes to a whole campus may take a minute.
    var priority: Int {
        switch self {
        case .emailVerification, .passwordReset, .passwordChanged, .phoneVerification: 6
        case .rsvpConfirmed, .rsvpWaitlisted, .rsvpPromoted, .rsvpCancelled, .guestConfirm, .guestExpired: 3
        case .eventReminder: 2
        case .eventUpdated, .eventCancelled, .eventCreated, .eventApprovalWanted, .eventApproved, .eventReturned: 0
        case .eventAnnounced, .eventMessage: -2
        }
    }

    /// Whether who gets it has a seat or a place in line, which a guest sees at a link of their own.
    var hasTicket: Bool {
        switch self {
        case .rsvpConfirmed, .rsvpWaitlisted, .rsvpPromoted, .eventReminder, .eventUpdated, .eventMessage: true
        default: false
        }
    }
}
