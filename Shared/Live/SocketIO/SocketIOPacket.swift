public import NIOCore

/// One packet of the Socket.IO protocol, revision 5 (its section "Packet encoding"), without binary attachments.
public struct SocketIOPacket: Equatable, Sendable {
    /// The first character on the wire.
    public enum Kind: UInt8, Sendable, CaseIterable {
        case connect = 0x30
        case disconnect
        case event
        case acknowledgement
        case connectError
        case binaryEvent
        case binaryAcknowledgement
    }

    public let kind: Kind
    public let namespace: String
    /// By which an event is acknowledged.
    public let id: UInt64?
    /// JSON, or nothing.
    public let payload: ByteBuffer

    static let mainNamespace = "/"

    public init(
        _ kind: Kind,
        namespace: String = "/",
        id: UInt64? = nil,
        payload: ByteBuffer = ByteBuffer()
    ) {
        self.kind = kind
        self.namespace = namespace
        self.id = id
        self.payload = payload
    }

    public init(_ kind: Kind, namespace: String = "/", id: UInt64? = nil, json: String) {
        self.init(kind, namespace: namespace, id: id, payload: ByteBuffer(string: json))
    }

    /// Reads a packet; nil for what is none. Of a binary packet the kind and the namespace alone are read. Whether the
    /// payload is JSON is for who reads that.
    public init?(reading bytes: ByteBuffer) {
        var bytes = bytes
        guard let first = bytes.readInteger(as: UInt8.self), let kind = Kind(rawValue: first) else { return nil }
        if kind == .binaryEvent || kind == .binaryAcknowledgement {
            guard Self.readDigits(&bytes) != nil, bytes.readInteger(as: UInt8.self) == UInt8(ascii: "-") else {
                return nil
            }
        }
        var namespace = Self.mainNamespace
        if bytes.readableBytesView.first == UInt8(ascii: "/") {
            // Without a comma the namespace is all there is.
            let end = bytes.readableBytesView.firstIndex(of: UInt8(ascii: ","))
            let length = end.map { $0 - bytes.readerIndex } ?? bytes.readableBytes
            // A query belongs to the namespace's address and not to its name.
            namespace = bytes.readString(length: length).map { String($0.prefix { $0 != "?" }) } ?? namespace
            if end != nil { bytes.moveReaderIndex(forwardBy: 1) }
        }
        var id: UInt64?
        if let digits = Self.readDigits(&bytes) {
            id = UInt64(digits)
            guard id != nil else { return nil }
        }
        self.init(kind, namespace: namespace, id: id, payload: bytes)
    }

    private static func readDigits(_ bytes: inout ByteBuffer) -> String? {
        let digits = bytes.readableBytesView.prefix { $0 >= 0x30 && $0 <= 0x39 }
        return digits.isEmpty ? nil : bytes.readString(length: digits.count)
    }

    /// The Engine.IO packet that carries it.
    public var message: EngineIOPacket {
        var data = ByteBuffer()
        data.writeInteger(kind.rawValue)
        if namespace != Self.mainNamespace { data.writeString("\(namespace),") }
        if let id { data.writeString(String(id)) }
        data.writeImmutableBuffer(payload)
        return EngineIOPacket(.message, data)
    }
}
