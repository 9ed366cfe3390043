import CampusCore
import Foundation
import ServiceKit

/// The rules of leaving by a link in a mail: it ends the mails of its kind and nothing else, and looking does nothing.
struct Unsubscribing: Sendable {
    let preferences: PreferencesStore
    let guests: GuestStore
    let tokens: UnsubscribeTokens

    /// What the link stands for.
    ///
    /// - Throws: ``Problem`` 404 for what is no link of ours, or of somebody who left.
    func look(_ token: String?) async throws -> Unsubscription {
        try await unsubscription(try content(of: token))
    }

    /// Ends the mails of the kind; ended already is ended.
    ///
    /// - Throws: ``Problem`` 404 for what is no link of ours, or of somebody who left.
    func unsubscribe(_ token: String?) async throws -> Unsubscription {
        let content = try content(of: token)
        let isDone =
            switch content.reader {
            case .user(let id): try await preferences.choose(false, content.kind, by: .email, userID: id)
            case .guest(let rsvpID): try await guests.unsubscribe(rsvpID: rsvpID, kind: content.kind)
            }
        guard isDone else { throw Self.unknown }
        return try await unsubscription(content)
    }

    private func content(of token: String?) throws(Problem) -> UnsubscribeTokens.Content {
        guard let token, let content = tokens.content(of: token) else { throw Self.unknown }
        return content
    }

    private func unsubscription(_ content: UnsubscribeTokens.Content) async throws -> Unsubscription {
        switch content.reader {
        case .user(let id):
            guard let person = try await preferences.preferences(userID: id) else { throw Self.unknown }
            return Unsubscription(
                kind: content.kind,
                channel: .email,
                eventID: nil,
                isWanted: person.channels[content.kind, .email],
                language: person.language
            )
        case .guest(let rsvpID):
            guard let guest = try await guests.subscription(rsvpID: rsvpID, kind: content.kind) else {
                throw Self.unknown
            }
            return Unsubscription(
                kind: content.kind,
                channel: .email,
                eventID: WireID(guest.eventID),
                isWanted: guest.isWanted,
                language: .english
            )
        }
    }

    private static var unknown: Problem {
        Problem(.notFound, "This is no link of ours; it may have been cut off on its way")
    }
}
