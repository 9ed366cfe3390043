import Foundation
import ServiceKit

/// The rules of leaving by a link in a mail: it ends the mails of its kind and nothing else, and looking does nothing.
struct Unsubscribing: Sendable {
    let preferences: PreferencesStore
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
        guard try await preferences.choose(false, content.kind, by: .email, userID: content.userID) else {
            throw Self.unknown
        }
        return try await unsubscription(content)
    }

    private func content(of token: String?) throws(Problem) -> UnsubscribeTokens.Content {
        guard let token, let content = tokens.content(of: token) else { throw Self.unknown }
        return content
    }

    private func unsubscription(_ content: UnsubscribeTokens.Content) async throws -> Unsubscription {
        guard let person = try await preferences.preferences(userID: content.userID) else { throw Self.unknown }
        return Unsubscription(
            kind: content.kind,
            channel: .email,
            isWanted: person.channels[content.kind, .email],
            language: person.language
        )
    }

    private static var unknown: Problem {
        Problem(.notFound, "This is no link of ours; it may have been cut off on its way")
    }
}
