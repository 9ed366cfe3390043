import CampusCore
import Foundation
import WebPush

/// What a browser is to show, also when no page of ours is open.
struct PushMessage: Sendable {
    /// The notification's.
    let id: UUID
    let subscription: PushSubscription
    let title: String
    let body: String
    /// What a click opens.
    let url: URL?
    /// How long it is worth showing; a browser that is away for longer never gets it.
    var timeToLive = Duration.seconds(86_400)
    var urgency = PushUrgency.normal

    /// The same for each attempt, so that a message that waits at the push service is replaced by its own repetition.
    var topic: String { id.wire.replacing("-", with: "") }

    /// What the service worker reads: JSON with `id`, `title`, `body` and `url`. The body is shortened to what every
    /// push service takes.
    func payload() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var content = Content(id: id.wire, title: String(title.prefix(200)), body: body, url: url?.absoluteString)
        var encoded = try encoder.encode(content)
        var kept = Substring(body)
        while encoded.count > BrowserKeys.maximumPayloadBytes, !kept.isEmpty {
            // No character is more than a few bytes, and escaped ones are six.
            kept = kept.dropLast(max(1, (encoded.count - BrowserKeys.maximumPayloadBytes) / 6))
            content.body = kept + "…"
            encoded = try encoder.encode(content)
        }
        return Array(encoded)
    }

    private struct Content: Encodable {
        let id: String
        let title: String
        var body: String
        let url: String?
    }
}
