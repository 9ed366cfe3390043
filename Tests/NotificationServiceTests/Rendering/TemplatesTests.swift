import Foundation
import Testing

@testable import NotificationService

@Suite struct TemplatesTests {
    @Test func aPartOfOtherTemplatesIsNoTemplateOfItsOwn() async throws {
        let names = try await Mails().templates.names
        #expect(names.isDisjoint(with: ["event_facts", "mail", "choice", "greeting", "shared"]))
        #expect(names.count == 19)
    }

    @Test func aTemplateThatIsGoneSinceItWasAcceptedFailsForGood() async throws {
        let mails = try await Mails()
        let error = #expect(throws: TemplateError.self) { _ = try mails.mail("no_such_template") }
        #expect(error?.isPermanent == true)
        #expect(error?.template == "no_such_template" && error?.code == .missing)
    }

    @Test func aLanguageThatIsNotThereIsEnglish() async throws {
        let mails = try await Mails()
        var notification = Mails.notification("rsvp_confirmed")
        notification.language = "xx"
        let mail = try mails.templates.email(for: notification, from: mails.sender, publicURL: mails.publicURL)
        #expect(mail.subject == "You have a seat: Night hike" && mail.language == "en")
    }

    /// The folder of templates, changed by `change`.
    private func templates(_ change: (URL) throws -> Void) async throws -> Templates {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.copyItem(at: Mails.directory, to: folder)
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
        try change(folder)
        return try await Templates(directory: folder)
    }

    @Test(arguments: Language.allCases, Templates.Part.allCases)
    func aTemplateWithoutAllItsPartsStopsTheStart(_ language: Language, _ part: Templates.Part) async throws {
        // English says which templates there are by their subjects.
        guard language != .english || part != .subject else { return }
        let error = await #expect(throws: TemplateError.self) {
            try await templates { folder in
                let file = "\(language.rawValue)/event_message.\(part.rawValue)"
                try FileManager.default.removeItem(at: folder.appending(path: file))
            }
        }
        #expect(error?.template == "\(language.rawValue)/event_message" && error?.part == part.rawValue)
    }

    @Test func aTemplateThatIsNoMustacheStopsTheStartAndIsNamed() async throws {
        let error = await #expect(throws: TemplateError.self) {
            try await templates { folder in
                try Data("{{#open}}".utf8).write(to: folder.appending(path: "de/event_message.html"))
            }
        }
        #expect(error?.code == .broken && error?.template == "de/event_message" && error?.part == "html")
    }

    @Test func aTemplateWithoutASampleStopsTheStart() async throws {
        let error = await #expect(throws: TemplateError.self) {
            try await templates { folder in
                try Data(#"{"shared": {}}"#.utf8).write(to: folder.appending(path: "samples.json"))
            }
        }
        #expect(error?.part == "sample")
    }

    /// Mustache shows nothing in the place of a part that is not there.
    @Test(arguments: Language.allCases) func everyPartThatIsReferredToIsThere(_ language: Language) throws {
        let folders = ["layout", language.rawValue].map { Mails.directory.appending(path: $0) }
        let files = try folders.flatMap {
            try FileManager.default.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil)
        }
        let names = Set(files.map(\.lastPathComponent))
        var references = 0
        for file in files {
            for match in try String(contentsOf: file, encoding: .utf8).matches(of: /\{\{[<>]\s*(\w+)/) {
                references += 1
                #expect(names.contains("\(match.output.1).\(file.pathExtension)"), "\(file.path())")
            }
        }
        #expect(references > 50)
    }
}
