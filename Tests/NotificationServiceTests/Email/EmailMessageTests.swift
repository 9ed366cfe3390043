import Foundation
import Testing

@testable import NotificationService

@Suite struct EmailMessageTests {
    private static let body = String(repeating: "grüße \n", count: 300)

    private func message(
        subject: String = "You have a seat",
        name: String = "Zoë",
        address: String = "zoe@campus.example",
        sender: String = "Campus Events"
    ) -> EmailMessage {
        EmailMessage(
            id: UUID(uuidString: "01890A5D-AC96-774B-BCCE-B302099A8057") ?? UUID(),
            from: .init(name: sender, address: "events@campus.example"),
            to: .init(name: name, address: address),
            subject: subject,
            text: Self.body,
            html: "<p>Hi</p>",
            date: Date(timeIntervalSince1970: 1_788_285_600)
        )
    }

    private func lines(_ message: EmailMessage) throws -> [String] {
        try message.mime().components(separatedBy: "\r\n")
    }

    @Test func everyLineFitsAndTheDateIsRFC5322() throws {
        let subject = "Zoë, you have a seat at an event whose name is longer than any line of a mail: Night hike"
        let name = String(repeating: "Zoë of the long name ", count: 8)
        for message in [message(), message(subject: subject, name: name)] {
            let mime = try message.mime()
            #expect(mime.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 78 })
            #expect(mime.contains("Date: Tue, 01 Sep 2026 18:00:00 +0000\r\n"))
            #expect(mime.contains("Message-ID: <01890a5d-ac96-774b-bcce-b302099a8057@campus.example>\r\n"))
        }
    }

    @Test func aLineBreakInAHeaderIsRefused() throws {
        for end in ["\r\n", "\n", "\r", "\u{0}", "\u{B}"] {
            let bad = "x\(end)Bcc: all@campus.example"
            for (message, header) in [
                (message(subject: bad), "Subject"), (message(name: bad), "To"), (message(address: bad), "To"),
                (message(sender: bad), "From"),
            ] {
                let error = #expect(throws: EmailHeaders.UnsafeValue.self) { try message.mime() }
                #expect(error?.header == header && error?.isPermanent == true)
            }
            var message = message()
            message.language = bad
            #expect(throws: EmailHeaders.UnsafeValue.self) { try message.mime() }
        }
    }

    /// It says what is wrong and not what stood there.
    @Test func anErrorShowsNoAddress() {
        let error = #expect(throws: EmailHeaders.UnsafeValue.self) {
            try message(address: "zoe\n@campus.example").mime()
        }
        #expect(error.map { "\($0)".contains("zoe") } == false)
    }

    /// Each as a program reads it that knows RFC 2047; a word that only looks encoded is not taken for one.
    @Test(arguments: [
        "You have a seat: Night hike", "Zoë", "=?utf-8?Q?x?=", "  two  spaces ", String(repeating: "🎉", count: 100),
        String(repeating: "w", count: 200), "e" + String(repeating: "\u{301}", count: 100),
    ]) func aSubjectComesBackWhole(_ subject: String) throws {
        let mime = try message(subject: subject).mime()
        let field = try #require(mime.firstMatch(of: /\r\nSubject: ((?:.|\r\n )*)\r\n\S/)).output.1.replacing(
            "\r\n ",
            with: " "
        )
        guard field.hasPrefix("=?") else { return #expect(field == subject) }
        let words = field.split(separator: " ").map { $0.dropFirst("=?utf-8?B?".count).dropLast(2) }
        let bytes = try words.map { try #require(Data(base64Encoded: String($0))) }
        #expect(words.allSatisfy { $0.utf8.count <= 63 })
        #expect(String(decoding: bytes.reduce(Data(), +), as: UTF8.self) == subject)
    }

    @Test func whoeverGetsItCanEndIt() throws {
        #expect(try !lines(message()).contains { $0.hasPrefix("List-") })
        var message = message()
        let token = String(repeating: "t", count: 200)
        message.unsubscribe = URL(string: "https://events.campus.example/api/v1/unsubscribe/\(token)")
        let lines = try lines(message)
        #expect(lines.contains("List-Unsubscribe: <https://events.campus.example/api/v1/unsubscribe/\(token)>"))
        #expect(lines.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"))
    }

    @Test func theTextComesBackWholeWithTheLinesOfMail() throws {
        let mime = try message().mime()
        let part = try #require(mime.components(separatedBy: "\r\n\r\n").dropFirst().dropFirst().first)
        let base64 = try #require(part.components(separatedBy: "\r\n--").first).replacing("\r\n", with: "")
        let data = try #require(Data(base64Encoded: base64))
        #expect(String(decoding: data, as: UTF8.self) == Self.body.replacing("\n", with: "\r\n"))
    }

    @Test func aCalendarIsBothAnInvitationAndAFile() throws {
        var message = message()
        #expect(try message.mime().contains("Content-Type: multipart/alternative;\r\n boundary=\"campus-"))
        message.calendar = CalendarAttachment(method: "REQUEST", content: Array("BEGIN:VCALENDAR\r\n".utf8))
        let lines = try lines(message)
        let expected = [
            "Content-Type: multipart/mixed;", "Content-Type: multipart/alternative;",
            "Content-Type: text/plain; charset=utf-8", "Content-Type: text/html; charset=utf-8",
            "Content-Type: text/calendar; charset=utf-8; method=REQUEST",
            "Content-Type: application/ics; name=\"invite.ics\"",
        ]
        #expect(lines.filter { $0.hasPrefix("Content-Type:") } == expected)
        #expect(lines.filter { $0 == "QkVHSU46VkNBTEVOREFSDQo=" }.count == 2)
        #expect(lines.contains("Content-Disposition: attachment; filename=\"invite.ics\""))
    }
}
