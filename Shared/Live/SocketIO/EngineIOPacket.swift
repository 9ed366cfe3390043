public import NIOCore

/// One packet of the Engine.IO protocol, revision 4 (its section "Packet encoding").
public struct EngineIOPacket: Equatable, Sendable {
    /// The first character on the wire.
    public enum Kind: UInt8, Sendable, CaseIterable {
        case open = 0x30
        case close
        case ping
        case pong
        case message
        case upgrade
        case noop
    }

    /// Before the base64 of a binary packet in a payload.
    static let binaryMark = UInt8(ascii: "b")

    public let kind: Kind
    /// Text in UTF-8; empty for most kinds.
    public let data: ByteBuffer

    public init(_ kind: Kind, _ data: ByteBuffer = ByteBuffer()) {
        self.kind = kind
        self.data = data
    }

    public init(_ kind: Kind, _ text: String) {
        self.init(kind, ByteBuffer(string: text))
    }

    /// Reads a text packet; nil for what is none. What follows a kind that carries no data is kept and means nothing.
    public init?(reading bytes: ByteBuffer) {
        var bytes = bytes
        guard let first = bytes.readInteger(as: UInt8.self), let kind = Kind(rawValue: first) else { return nil }
        self.init(kind, bytes)
    }

    /// As it stands on the wire.
    public var bytes: ByteBuffer {
        var bytes = ByteBuffer()
        bytes.reserveCapacity(data.readableBytes + 1)
        bytes.writeInteger(kind.rawValue)
        bytes.writeImmutableBuffer(data)
        return bytes
    }
}
