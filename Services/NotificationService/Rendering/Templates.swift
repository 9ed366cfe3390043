import Foundation
import Mustache

/// What notifications look like: NAME.subject, NAME.short, NAME.text and NAME.html in a folder for each language, in
/// Mustache, around what they share in the folder `layout`.
///
/// What has no subject, such as `choice`, is a part of others and no template of its own.
struct Templates: Sendable {
    enum Part: String, CaseIterable, Sendable {
        /// The mail's subject, and the title of a push.
        case subject
        /// One line: the body of a push and of a text message, what the app shows, and what mailboxes show beside
        /// the subject.
        case short
        case text, html
    }

    static let languages = Set(Language.allCases.map(\.rawValue))

    /// The templates that can be asked for.
    let names: Set<String>
    private let libraries: [Language: [Part: MustacheLibrary]]
    private let samples: TemplateSamples

    /// - Throws: ``TemplateError`` when a part is not there in one of the languages, or is no Mustache: a broken
    ///   template stops the service at its start.
    init(directory: URL) async throws {
        var libraries: [Language: [Part: MustacheLibrary]] = [:]
        for language in Language.allCases {
            for part in Part.allCases {
                libraries[language, default: [:]][part] = try await Self.library(directory, language, part)
            }
        }
        self.libraries = libraries
        samples = try TemplateSamples(file: directory.appending(path: "samples.json"))
        names = Set(try Self.files(directory.appending(path: Language.english.rawValue), .subject).keys)
        for name in names.sorted() {
            for (language, parts) in libraries {
                for (part, library) in parts where library.getTemplate(named: name) == nil {
                    throw TemplateError(code: .missing, template: "\(language.rawValue)/\(name)", part: part.rawValue)
                }
            }
            guard samples.names.contains(name) else {
                throw TemplateError(code: .missing, template: name, part: "sample")
            }
        }
    }

    /// The notification with which a template shows what it looks like; nil when there is no such template.
    func sample(_ name: String, language: Language) -> Notification? {
        names.contains(name) ? samples.notification(name, language: language) : nil
    }

    /// - Throws: ``TemplateError`` when there is no such template: it was accepted by a version that had it.
    func render(_ part: Part, of template: String, _ context: TemplateContext) throws(TemplateError) -> String {
        guard let text = libraries[context.language]?[part]?.render(context.values, withTemplate: template) else {
            throw TemplateError(code: .missing, template: template, part: part.rawValue)
        }
        return switch part {
        case .subject, .short: TemplateText.line(text)
        case .text: Self.withoutGaps(text, emptyLines: 1)
        case .html: Self.withoutGaps(text, emptyLines: 0)
        }
    }

    /// The context of a notification, in its language; what has no templates is told in English.
    func context(of notification: Notification, publicURL: URL) -> TemplateContext {
        let language = Language(rawValue: notification.language) ?? .english
        return TemplateContext(notification, language: language, publicURL: publicURL)
    }

    /// At most so many empty lines stand together, whatever parts were left out around them.
    private static func withoutGaps(_ text: String, emptyLines: Int) -> String {
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let isGap = line.allSatisfy(\.isWhitespace)
            if isGap, lines.isEmpty || lines.suffix(emptyLines).allSatisfy(\.isEmpty) { continue }
            lines.append(isGap ? "" : line)
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func library(_ directory: URL, _ language: Language, _ part: Part) async throws -> MustacheLibrary {
        let layout = directory.appending(path: "layout")
        var library = try await MustacheLibrary(directory: layout.path(), withExtension: part.rawValue)
        for (name, file) in try files(directory.appending(path: language.rawValue), part) {
            do {
                try library.register(String(contentsOf: file, encoding: .utf8), named: name)
            } catch {
                throw TemplateError(
                    code: .broken,
                    template: "\(language.rawValue)/\(name)",
                    part: part.rawValue,
                    cause: error
                )
            }
        }
        return library
    }

    private static func files(_ directory: URL, _ part: Part) throws -> [String: URL] {
        let files = try FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil)
        return Dictionary(
            uniqueKeysWithValues: files.filter { $0.pathExtension == part.rawValue }
                .map { ($0.deletingPathExtension().lastPathComponent, $0) }
        )
    }
}
