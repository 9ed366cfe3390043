public import NIOCore

/// Messages that a client, or many with the same interest, are told together. Used on one event loop.
public final class LiveDelivery {
    /// More than this at once would cut off a client that reads as fast as it can: half of the 256 KiB that may wait for it.
    static let maximumBytes = 128 * 1024

    /// In the order of the changes.
    public let messages: [LiveMessage]
    private var known: [(format: LiveFormat, bytes: ByteBuffer)] = []

    /// - Parameters:
    ///   - messages: when they are more than ``maximumBytes`` the client loads everything anew instead.
    ///   - notices: said behind.
    public init(_ messages: [LiveMessage], notices: [LiveMessage] = []) {
        if let last = messages.last, messages.reduce(0, { $0 + $1.size }) > Self.maximumBytes {
            self.messages = [.resync(at: last.cursor)] + notices
        } else {
            self.messages = messages + notices
        }
    }

    /// All messages in one buffer, put together once for everyone who is told them on this event loop: to count the owners
    /// of one from several processors costs more than the copy.
    public func bytes(as format: LiveFormat) -> ByteBuffer {
        for form in known where form.format == format { return form.bytes }
        let parts = messages.map { $0.bytes(as: format) }
        var bytes = ByteBuffer()
        bytes.reserveCapacity(parts.reduce(0) { $0 + $1.readableBytes + 1 })
        for (index, part) in parts.enumerated() {
            if index > 0, let separator = format.separator { bytes.writeInteger(separator) }
            bytes.writeImmutableBuffer(part)
        }
        known.append((format, bytes))
        return bytes
    }
}
