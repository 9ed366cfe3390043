import Foundation

/// A mail with a text and an HTML body.
struct EmailMessage: Sendable {
    struct Mailbox: Sendable {
        let name: String
        let address: String
    }

    let id: UUID
    let from: Mailbox
    let to: Mailbox
    let subject: String
    let text: String
    let html: String
    let date: Date
    /// Two letters of ISO 639-1.
    var language = "en"
    var calendar: CalendarAttachment?
    /// Where a POST ends mails like this one (RFC 8058).
    var unsubscribe: URL?
}
