public import NIOCore

/// Messages that a client, or many with the same interest, are told together.
public final class LiveDelivery: Sendable {
    /// In the order of the changes.
    public let messages: [LiveMessage]
    private let encodings = LiveEncodings()

    public init(_ messages: [LiveMessage]) {
        self.messages = messages
    }

    /// All messages in one buffer, made once for everyone who is told them.
    public func bytes(as format: LiveFormat) -> ByteBuffer {
        if messages.count == 1 { return messages[0].bytes(as: format) }
        return encodings.bytes(as: format) {
            let parts = messages.map { $0.bytes(as: format) }
            var bytes = ByteBuffer()
            bytes.reserveCapacity(parts.reduce(0) { $0 + $1.readableBytes + 1 })
            for (index, part) in parts.enumerated() {
                if index > 0, let separator = format.separator { bytes.writeInteger(separator) }
                bytes.writeImmutableBuffer(part)
            }
            return bytes
        }
    }
}
