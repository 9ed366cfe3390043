import CLibPQ
import Foundation

/// Asks the server to stop what one connection runs, over a connection of its own.
///
/// `@unchecked Sendable`: `PGcancel` is a copy of address and key that libpq never changes; it is freed with the last
/// reference, and "PQcancel can safely be invoked from any thread" (libpq-cancel).
final class CancelRequest: @unchecked Sendable {
    private let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        PQfreeCancel(pointer)
    }

    /// Sends the request from a thread of its own, since libpq waits for the server to close the connection.
    ///
    /// - Parameter done: called on that thread when the server has seen it, or cannot be reached.
    func send(_ done: @escaping @Sendable () -> Void) {
        Thread.detachNewThread {
            var reason = [CChar](repeating: 0, count: 256)
            // Whether it worked shows in what becomes of the statement.
            _ = PQcancel(self.pointer, &reason, Int32(reason.count))
            done()
        }
    }
}
