import NIOCore
import Synchronization

/// The forms of one message, or of several together, that were asked for so far.
final class LiveEncodings: Sendable {
    private let known = Mutex<[LiveFormat: ByteBuffer]>([:])

    func bytes(as format: LiveFormat, encode: () -> ByteBuffer) -> ByteBuffer {
        known.withLock { known in
            if let bytes = known[format] { return bytes }
            let bytes = encode()
            known[format] = bytes
            return bytes
        }
    }
}
