/// What a link in a mail stands for, and whether mails of the kind still come.
struct Unsubscription: Codable, Equatable, Sendable {
    let kind: NotificationKind
    let channel: NotificationChannel
    /// Whether they still come; false once it is done.
    let isWanted: Bool
    /// The person's.
    let language: Language

    private enum CodingKeys: String, CodingKey {
        case kind, channel
        case isWanted = "subscribed"
        case language
    }
}
