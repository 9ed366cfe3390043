/// Every table that says something about people, and how they are shown it. A test finds the tables in the database's
/// own catalog and fails for one that does not stand here.
enum PersonalTables {
    enum Treatment: Equatable, Sendable {
        /// It stands in this part of the export.
        case exported(ExportSection)
        /// It is left out, and why.
        case exempt(String)
    }

    static let treatments: [String: Treatment] = [
        "users": .exported(.account),
        "single_sign_on_identities": .exported(.singleSignOnIdentities),
        "sessions": .exported(.sessions),
        "group_members": .exported(.groups),
        "rsvps": .exported(.rsvps),
        "decisions": .exported(.decisions),
        "events": .exported(.organizedEvents),
        "event_figures": .exempt("counted from events, which stand in the export"),
        "calendar_tokens": .exported(.calendarSubscription),
        "consents": .exported(.consents),
        "audit_log": .exported(.auditLog),
        "channel_choices": .exported(.preferences),
        "guest_unsubscriptions": .exported(.rsvps),
        "chosen_categories": .exported(.preferences),
        "phones": .exported(.preferences),
        "phone_codes": .exempt("stands for ten minutes, between an SMS and its code typed in"),
        "push_subscriptions": .exported(.pushSubscriptions),
        "outbox": .exported(.waitingMails),
        "announcements": .exported(.messages),
        "changes": .exempt("what open pages are told: copies of RSVPs, for a week"),
        "idempotency_keys": .exempt("copies of answers, for a day"),
        "erasures": .exempt("stands from the deletion of an account until nothing of it is left"),
    ]
}
