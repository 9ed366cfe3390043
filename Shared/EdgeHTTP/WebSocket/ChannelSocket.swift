import Glibc
import NIOCore

/// The socket below a channel, for bytes that need nothing of what lies between: no promise, no buffer, no handler. Used
/// on the channel's event loop only, and only while the channel itself has nothing to write.
struct ChannelSocket {
    private let channel: any Channel
    private let descriptor: NIOBSDSocket.Handle

    /// Nil for a channel that has no socket, or no longer.
    init?(_ channel: any Channel) {
        do {
            let descriptor = try channel.pipeline.syncOperations.withUnsafeTransportIfAvailable(
                of: NIOBSDSocket.Handle.self
            ) { $0 }
            guard let descriptor else { return nil }
            self.descriptor = descriptor
            self.channel = channel
        } catch {
            // It is closed.
            return nil
        }
    }

    /// - Returns: how many bytes the kernel has taken; not all when it has no more room. What is wrong with the socket the
    ///   channel finds out, when it is given the rest.
    func write(_ bytes: ByteBuffer) -> Int {
        // An active channel's descriptor is open and its own: it is closed on this event loop only, and the channel is no
        // longer active before anyone else's code runs.
        guard channel.isActive else { return 0 }
        return bytes.withUnsafeReadableBytes { bytes in
            max(0, send(descriptor, bytes.baseAddress, bytes.count, CInt(MSG_NOSIGNAL)))
        }
    }
}
