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
}
