import CampusCore
import Crypto
import Foundation
import ServiceKit

/// A row of the outbox with what its person chose, as it is handed over: something to tell one person, by however many
/// channels.
struct OutboxEntry: Sendable {
    let id: UUID
    let template: String
    /// Nil for a guest.
    let userID: UUID?
    let name: String?
    let email: String?
    /// Where a code goes, or else the number that is known to be the person's.
    let phone: String?
    let language: Language
    /// Whether the account was deleted since.
    let isGone: Bool
    let choices: ChannelChoices
    /// What a guest wants no more of.
    let endedKinds: Set<NotificationKind>
    let browsers: [Browser]
    let eventID: UUID?
    let rsvpID: UUID?
    /// JSON objects, as PostgreSQL wrote them.
    let subject: String
    let context: String
    /// RFC 3339.
    let sendAt: String
    /// Which of its notifications were taken already, while others were refused.
    let taken: Set<UUID>
    /// Of the request that it comes of, when that trace is told.
    var trace: TraceContext?

    /// A browser that shows what is pushed.
    struct Browser: Sendable {
        let id: UUID
        /// The JSON object of it.
        let json: String
    }

    /// What goes to notification-service for it. Empty when the person wants to be told in no way, or has left.
    func notifications(_ links: NotificationLinks) -> [OutgoingNotification] {
        guard !isGone else { return [] }
        return wanted(links).filter { !taken.contains($0.id) }
    }

    private func wanted(_ links: NotificationLinks) -> [OutgoingNotification] {
        let template = NotificationTemplate(rawValue: template)
        guard userID != nil else {
            if case .chosen(let kind)? = template?.way, endedKinds.contains(kind) { return [] }
            return [notification(.email, template, links)]
        }
        switch template?.way {
        // What a later version tells goes by mail alone until this one is replaced.
        case nil: return [notification(.email, template, links)]
        case .always(let channel): return [notification(channel, template, links)]
        case .chosen(let kind):
            return NotificationChannel.allCases.filter { choices[kind, $0] }.flatMap { channel in
                switch channel {
                case .email, .inApp: [notification(channel, template, links)]
                case .sms: phone == nil ? [] : [notification(channel, template, links)]
                case .push: browsers.map { notification(channel, template, links, $0) }
                }
            }
        }
    }

    /// The row's own id is the mail's; the others are made of it, so that the same row always gives the same ids.
    static func notificationID(of row: UUID, _ channel: NotificationChannel, browser: UUID?) -> UUID {
        guard channel != .email else { return row }
        let name = "\(row.wire):\(channel.rawValue):\(browser?.wire ?? "")"
        // Not to keep anything safe: 16 bytes of a text, as PostgreSQL's own md5 makes them.
        let digest = Data(Insecure.MD5.hash(data: Data(name.utf8)))
        var id = UUID().uuid
        withUnsafeMutableBytes(of: &id) { $0.copyBytes(from: digest) }
        return UUID(uuid: id)
    }

    private func notification(
        _ channel: NotificationChannel,
        _ template: NotificationTemplate?,
        _ links: NotificationLinks,
        _ browser: Browser? = nil
    ) -> OutgoingNotification {
        let id = Self.notificationID(of: id, channel, browser: browser?.id)
        var json = WireBytes(capacity: 1024)
        json.raw("{\"id\":")
        json.id(WireID(id))
        json.raw(",\"channel\":")
        json.string(channel.rawValue)
        json.raw(",\"template\":")
        json.string(self.template)
        json.raw(",\"language\":")
        json.string(language.rawValue)
        json.raw(",\"priority\":")
        json.integer(template?.priority ?? 0)
        json.raw(",\"recipient\":")
        writeRecipient(channel, browser, to: &json)
        json.raw(",\"subject\":")
        json.object(subject, adding: [])
        json.raw(",\"context\":")
        json.object(toldContext(template), adding: linkMembers(links, template, channel))
        json.raw(",\"send_at\":")
        json.string(sendAt)
        if let trace {
            json.raw(",\"traceparent\":")
            json.string(trace.traceparent)
        }
        json.raw("}")
        return OutgoingNotification(
            id: id,
            channel: channel,
            browserID: browser?.id,
            userID: userID,
            eventID: eventID,
            template: self.template,
            json: json.bytes
        )
    }

    /// The context as it is told. The database writes the link with which a guest confirms, its code in the query, where
    /// servers would log it; see ``NotificationLinks/ticketPath(_:_:)``.
    private func toldContext(_ template: NotificationTemplate?) -> String {
        template == .guestConfirm ? context.replacing("/confirm?code=", with: "/confirm#code=") : context
    }

    /// The members of the context that are links.
    private func linkMembers(
        _ links: NotificationLinks,
        _ template: NotificationTemplate?,
        _ channel: NotificationChannel
    ) -> [(name: String, value: String)] {
        var members: [(name: String, value: String)] = []
        if channel == .email, let path = links.unsubscribePath(self, template) {
            members.append(("unsubscribe_path", path))
        }
        if let path = links.ticketPath(self, template) { members.append(("ticket_path", path)) }
        return members
    }

    /// The person, and of what the person is reached by only what this channel needs.
    private func writeRecipient(_ channel: NotificationChannel, _ browser: Browser?, to json: inout WireBytes) {
        json.raw("{\"user_id\":")
        json.optional(userID) { $0.id(WireID($1)) }
        json.raw(",\"name\":")
        json.optional(name) { $0.string($1) }
        switch channel {
        case .email:
            json.raw(",\"email\":")
            json.optional(email) { $0.string($1) }
        case .sms:
            json.raw(",\"phone\":")
            json.optional(phone) { $0.string($1) }
        case .push:
            json.raw(",\"push\":")
            json.optional(browser) { $0.object($1.json, adding: []) }
        case .inApp: break
        }
        json.raw("}")
    }
}

extension WireBytes {
    /// A JSON object that is a text already, with more members.
    ///
    /// - Parameter members: those that the object does not have.
    fileprivate mutating func object(_ text: String, adding members: [(name: String, value: String)]) {
        raw("{")
        // What stands between the braces.
        var content = String(text.dropFirst().dropLast())
        content.withUTF8 { raw(UnsafeRawBufferPointer($0)) }
        var isFirst = content.isEmpty
        for member in members {
            if !isFirst { raw(",") }
            isFirst = false
            string(member.name)
            raw(":")
            string(member.value)
        }
        raw("}")
    }
}
