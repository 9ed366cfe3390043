import CampusCore
import Foundation

/// What the previews of templates show: one file that gives each template its context, beside what all share.
struct TemplateSamples: Sendable {
    private let contexts: [String: [String: ContextValue]]

    private static let shared = "shared"

    /// - Throws: ``TemplateError`` when the file cannot be read.
    init(file: URL) throws(TemplateError) {
        do {
            contexts = try WireJSON.decoder().decode(
                [String: [String: ContextValue]].self,
                from: Data(contentsOf: file)
            )
        } catch {
            throw TemplateError(code: .broken, template: file.lastPathComponent, part: "sample", cause: error)
        }
    }

    var names: Set<String> { Set(contexts.keys).subtracting([Self.shared]) }

    func notification(_ template: String, language: Language) -> Notification {
        Notification(
            id: WireID(Self.id),
            template: template,
            language: language.rawValue,
            // Guests have no account.
            recipient: .init(
                userID: template.hasPrefix("guest_") ? nil : Self.id,
                name: "Grace Hopper",
                email: "grace@campus.example"
            ),
            subject: ["event_id": .text(Self.id.wire)],
            context: contexts[Self.shared, default: [:]].merging(contexts[template, default: [:]]) { $1 },
            sendAt: Date(timeIntervalSince1970: 1_800_000_000),
            status: .queued,
            attempts: 0,
            lastError: nil
        )
    }

    /// Nobody's and nothing's.
    private static let id = UUID(uuid: (1, 147, 122, 43, 124, 77, 126, 16, 138, 59, 93, 47, 28, 158, 75, 103))
}
