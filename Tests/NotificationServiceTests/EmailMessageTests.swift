import Foundation
import Testing

@testable import NotificationService

@Suite struct EmailMessageTests {
    private func message(subject: String = "You have a seat", name: String = "Zoë") -> EmailMessage {
        EmailMessage(
            id: UUID(uuidString: "01890A5D-AC96-774B-BCCE-B302099A8057") ?? UUID(),
            from: .init(name: "Campus Events", address: "events@campus.example"),
            to: .init(name: name, address: "zoe@campus.example"),
            subject: subject,
            text: String(repeating: "grüße ", count: 300),
            html: "<p>Hi</p>",
            date: Date(timeIntervalSince1970: 1_788_285_600)
        )
    }

    @Test func everyLineFitsAndTheDateIsRFC5322() {
        let mime = message().mime()
        #expect(mime.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 78 })
        #expect(mime.contains("Date: Tue, 01 Sep 2026 18:00:00 +0000\r\n"))
        #expect(mime.contains("Message-ID: <01890a5d-ac96-774b-bcce-b302099a8057@campus.example>\r\n"))
    }

    @Test func aLineBreakInASubjectOrNameStartsNoHeader() {
        let mime = message(subject: "Hello\r\nBcc: all@campus.example", name: "Zoë\r\nBcc: x@y.example").mime()
        #expect(!mime.components(separatedBy: "\r\n").contains { $0.hasPrefix("Bcc:") })
    }

    @Test func theTextComesBackWhole() throws {
        let mime = message().mime()
        let part = try #require(mime.components(separatedBy: "\r\n\r\n").dropFirst().dropFirst().first)
        let base64 = try #require(part.components(separatedBy: "\r\n--").first).replacing("\r\n", with: "")
        let data = try #require(Data(base64Encoded: base64))
        #expect(String(decoding: data, as: UTF8.self) == message().text)
    }
}
