import Foundation
import Mustache

/// The mails' templates: NAME.subject, NAME.text and NAME.html under Templates, in Mustache.
///
/// What has no subject, such as `event_facts`, is a part of others and no mail of its own.
struct MailTemplates: Sendable {
    private let subjects: MustacheLibrary
    private let texts: MustacheLibrary
    private let pages: MustacheLibrary
    /// The templates that can be asked for.
    let names: Set<String>

    /// - Throws: what reading and parsing throws, ``Missing`` when a part is not there: a broken template stops the
    ///   service at its start.
    init(directory: URL) async throws {
        subjects = try await MustacheLibrary(directory: directory.path(), withExtension: "subject")
        texts = try await MustacheLibrary(directory: directory.path(), withExtension: "text")
        pages = try await MustacheLibrary(directory: directory.path(), withExtension: "html")
        let files = try FileManager.default.contentsOfDirectory(atPath: directory.path())
        names = Set(files.filter { $0.hasSuffix(".subject") }.map { String($0.dropLast(".subject".count)) })
        for name in names.sorted() {
            guard texts.getTemplate(named: name) != nil else { throw Missing(template: name, part: "text") }
            guard pages.getTemplate(named: name) != nil else { throw Missing(template: name, part: "html") }
        }
    }

    /// The mail of a notification, from its own values.
    ///
    /// - Throws: ``Missing`` when there is no such template: it was accepted by a version that had it.
    func render(_ notification: Notification, from: EmailMessage.Mailbox, publicURL: URL) throws -> EmailMessage {
        let context = MailContext(notification, publicURL: publicURL).values
        func part(_ library: MustacheLibrary, _ kind: String) throws -> String {
            guard let text = library.render(context, withTemplate: notification.template) else {
                throw Missing(template: notification.template, part: kind)
            }
            return text
        }
        return EmailMessage(
            id: notification.id.uuid,
            from: from,
            to: .init(name: notification.recipient.name ?? "", address: notification.recipient.email ?? ""),
            subject: try part(subjects, "subject").trimmingCharacters(in: .whitespacesAndNewlines),
            text: try part(texts, "text"),
            html: try part(pages, "html"),
            date: notification.sendAt
        )
    }

    /// A template has no such part.
    struct Missing: Error {
        let template: String
        let part: String
    }
}
