import CampusCore
import Foundation
import Testing

@testable import NotificationService

/// The service's own templates, and the mails that they make.
struct Mails {
    let templates: Templates
    let publicURL: URL
    let sender = EmailMessage.Mailbox(name: "Campus Events", address: "events@campus.example")

    static let repository = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        .standardized
    static let directory = repository.appending(path: "Services/NotificationService/Templates")
    static let eventID = "01890a5d-ac96-774b-bcce-b302099a8057"

    init() async throws {
        templates = try await Templates(directory: Self.directory)
        publicURL = try #require(URL(string: "https://events.campus.example"))
    }

    /// The mail of a notification about one event.
    ///
    /// - Parameter context: what is different from, or comes to, ``context``; `.null` takes a value away.
    func mail(
        _ template: String,
        _ context: [String: ContextValue] = [:],
        name: String? = "Zoë",
        about: [String: ContextValue] = ["event_id": .text(eventID)],
        language: Language = .english
    ) throws -> EmailMessage {
        let notification = Self.notification(template, context, name: name, about: about, language: language)
        return try templates.email(for: notification, from: sender, publicURL: publicURL)
    }

    static func notification(
        _ template: String,
        _ context: [String: ContextValue] = [:],
        name: String? = "Zoë",
        about: [String: ContextValue] = ["event_id": .text(eventID)],
        language: Language = .english,
        userID: UUID? = nil
    ) -> ToldNotification {
        ToldNotification(
            id: WireID(.version7()),
            template: template,
            language: language.rawValue,
            recipient: .init(userID: userID, name: name, email: "zoe@campus.example"),
            subject: about,
            context: Self.context.merging(context) { _, new in new }.filter { $0.value != .null },
            sendAt: Date(timeIntervalSince1970: 1_788_285_600),
            status: .queued,
            attempts: 0,
            lastError: nil
        )
    }

    /// What `events.mail_context` of events-api says of an event, in PostgreSQL's form.
    static let context: [String: ContextValue] = [
        "event_title": .text("Night hike"),
        "start_time": .text("2026-09-01T16:00:00+00:00"),
        "end_time": .text("2026-09-01T18:00:00+00:00"),
        "timezone": .text("Europe/Berlin"),
        "location": .text("North gate"),
    ]
}
