import CampusCore
public import NIOCore

import struct Foundation.Date

/// What a client is told, once for all its forms on the wire.
///
/// Copies share their encoded forms: the first who needs one makes it, all others get the same bytes.
public struct LiveMessage: Sendable {
    /// Where a client that heard this goes on.
    public let cursor: LiveCursor
    /// `event:created`, `rsvp:created`, `capacity:changed` and so on.
    public let type: String
    /// The event or RSVP as JSON, or nil for what only names a place: `subscribed` and `resync`.
    public let data: String?
    /// When it happened, as it stands on the wire; nil for what has no time.
    let at: String?
    private let encodings = LiveEncodings()

    public init(cursor: LiveCursor, type: String, data: String?, at: Date?) {
        self.cursor = cursor
        self.type = type
        self.data = data
        self.at = at.map(WireTime.format)
    }

    private init(cursor: LiveCursor, type: String, data: String?, at: String?) {
        self.cursor = cursor
        self.type = type
        self.data = data
        self.at = at
    }

    /// The client is told everything from here on.
    public static func subscribed(at cursor: LiveCursor) -> LiveMessage {
        LiveMessage(cursor: cursor, type: "subscribed", data: nil, at: nil as String?)
    }

    /// The client missed what nobody can tell any more: it must load everything anew and goes on from here.
    public static func resync(at cursor: LiveCursor) -> LiveMessage {
        LiveMessage(cursor: cursor, type: "resync", data: nil, at: nil as String?)
    }

    /// The same, told later: who heard it goes on from `cursor`.
    func told(at cursor: LiveCursor) -> LiveMessage {
        LiveMessage(cursor: cursor, type: type, data: data, at: at)
    }

    /// The message as one JSON object, as WebSockets and server-sent events carry it.
    public var json: String {
        var json = #"{"type":"\#(type)","cursor":"\#(cursor.text)""#
        if let at { json += #","at":"\#(at)""# }
        if let data { json += #","data":\#(data)"# }
        return json + "}"
    }

    /// About how many bytes it has in any form.
    var size: Int { type.utf8.count + (data?.utf8.count ?? 0) + 100 }

    /// The message's bytes in a form, made once.
    public func bytes(as format: LiveFormat) -> ByteBuffer {
        encodings.bytes(as: format) { format.encode(self) }
    }
}
