import CampusCore
import Foundation

extension EmailMessage {
    /// The message as mail programs open it and SES takes it: RFC 5322 with a multipart/alternative body (RFC 2046
    /// §5.1.4). The same message gives the same bytes, and its Message-ID follows from the notification's id.
    ///
    /// - Throws: ``EmailHeaders/UnsafeValue`` when a value would begin a header of its own.
    func mime() throws(EmailHeaders.UnsafeValue) -> String {
        let domain = from.address.split(separator: "@").last.map(String.init) ?? "localhost"
        var headers = EmailHeaders()
        try headers.add("Date", Self.dateHeader(date))
        try headers.add("From", from)
        try headers.add("To", to)
        try headers.add("Subject", text: subject)
        try headers.add("Message-ID", "<\(id.wire)@\(domain)>")
        try headers.add("MIME-Version", "1.0")
        try headers.add("Auto-Submitted", "auto-generated")
        try headers.add("Content-Language", language)
        if let unsubscribe {
            try headers.add("List-Unsubscribe", "<\(unsubscribe.absoluteString)>")
            try headers.add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
        }
        return (headers.lines + body.lines).joined(separator: "\r\n")
    }

    private var body: MIMEPart {
        let bodies = [MIMEPart.text("text/plain", text), .text("text/html", html)]
        guard let calendar else {
            return .multipart(subtype: "alternative", boundary: "campus-\(id.wire)", parts: bodies)
        }
        // Programs that know calendars show the alternative as an invitation (RFC 6047 §2.4); the others' people open
        // the file.
        let invitation = MIMEPart.leaf(
            type: "text/calendar; charset=utf-8; method=\(calendar.method)",
            disposition: nil,
            content: calendar.content
        )
        let file = MIMEPart.leaf(
            type: "application/ics; name=\"invite.ics\"",
            disposition: "attachment; filename=\"invite.ics\"",
            content: calendar.content
        )
        let alternative = MIMEPart.multipart(
            subtype: "alternative",
            boundary: "campus-\(id.wire)",
            parts: bodies + [invitation]
        )
        return .multipart(subtype: "mixed", boundary: "campus-mixed-\(id.wire)", parts: [alternative, file])
    }

    private static func dateHeader(_ date: Date) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = .gmt
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss '+0000'"
        return formatter.string(from: date)
    }
}
