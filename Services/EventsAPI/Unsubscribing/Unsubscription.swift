import CampusCore

/// What a link in a mail stands for, and whether mails of the kind still come.
struct Unsubscription: Codable, Equatable, Sendable {
    let kind: NotificationKind
    let channel: NotificationChannel
    /// Of a guest, the event that the mails are about; nil for those about any.
    let eventID: WireID?
    /// Whether they still come; false once it is done.
    let isWanted: Bool
    /// The person's; guests are written to in English.
    let language: Language

    private enum CodingKeys: String, CodingKey {
        case kind, channel
        case eventID = "event_id"
        case isWanted = "subscribed"
        case language
    }
}
