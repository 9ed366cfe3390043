import Foundation
import Testing

@testable import NotificationService

@Suite struct MailTemplatesTests {
    @Test func aPartOfOtherTemplatesIsNoMailOfItsOwn() async throws {
        #expect(try await !Mails().templates.names.contains("event_facts"))
    }

    @Test func aTemplateThatIsGoneSinceItWasAcceptedFailsForGood() async throws {
        let mails = try await Mails()
        let error = #expect(throws: MailTemplates.Missing.self) { _ = try mails.mail("no_such_template") }
        #expect(error?.isPermanent == true)
        #expect(error?.template == "no_such_template")
    }

    @Test(arguments: ["text", "html"]) func aTemplateWithoutAllItsPartsStopsTheStart(_ missing: String) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
        for part in ["subject", "text", "html"] where part != missing {
            try Data("Hello".utf8).write(to: folder.appending(path: "half.\(part)"))
        }
        let error = await #expect(throws: MailTemplates.Missing.self) { _ = try await MailTemplates(directory: folder) }
        #expect(error?.part == missing)
    }
}
