import CampusCore
import Foundation

@testable import EventsAPI

extension OutboxEntry {
    /// An entry about an event, to a person who chose nothing and is reached by every channel.
    static func testing(
        _ template: String,
        id: UUID = .version7(),
        userID: UUID? = .version7(),
        name: String? = "Grace Hopper",
        email: String? = "grace@campus.example",
        phone: String? = "+4930901820",
        language: Language = .english,
        isGone: Bool = false,
        choices: ChannelChoices = ChannelChoices(),
        endedKinds: Set<NotificationKind> = [],
        browsers: Int = 1,
        context: String = #"{"event_title": "Night of the telescopes"}"#
    ) -> OutboxEntry {
        OutboxEntry(
            id: id,
            template: template,
            userID: userID,
            name: name,
            email: email,
            phone: phone,
            language: language,
            isGone: isGone,
            choices: choices,
            endedKinds: endedKinds,
            browsers: (0..<browsers).map { index in
                Browser(
                    id: UUID.version7(),
                    json: #"{"id": "b\#(index)", "endpoint": "https://push.example/\#(index)"}"#
                )
            },
            eventID: UUID.version7(),
            rsvpID: UUID.version7(),
            subject: #"{"event_id": "01937a2b-7c4d-7e10-8a3b-5d2f1c9e4b67"}"#,
            context: context,
            sendAt: "2026-09-01T18:00:00Z",
            taken: []
        )
    }

    static let testLinks = NotificationLinks(secret: Data("secret".utf8))

    /// What goes out for it.
    var outgoing: [OutgoingNotification] { notifications(Self.testLinks) }

    var channels: [NotificationChannel] { outgoing.map(\.channel) }
}

extension OutgoingNotification {
    /// The members of its JSON.
    var members: [String: JSONValue] {
        get throws { try WireJSON.decoder().decode([String: JSONValue].self, from: Data(json)) }
    }

    /// The members of one that is an object.
    func members(of name: String) throws -> [String: JSONValue] {
        if case .object(let members)? = try members[name] { members } else { [:] }
    }
}
