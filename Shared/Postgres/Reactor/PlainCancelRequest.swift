import CLibPQ
import Foundation

/// PostgreSQL's own request, over a connection of its own that libpq 15 never encrypts: for connections that are not
/// encrypted either. It holds the key that the server gave this connection.
///
/// `@unchecked Sendable`: `PGcancel` is a copy of address and key that libpq never changes; it is freed with the last
/// reference, and "PQcancel can safely be invoked from any thread" (libpq-cancel).
final class PlainCancelRequest: CancelRequest, @unchecked Sendable {
    private let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        PQfreeCancel(pointer)
    }

    func send(_ done: @escaping @Sendable () -> Void) {
        Thread.detachNewThread {
            var reason = [CChar](repeating: 0, count: 256)
            // Whether it worked shows in what becomes of the statement.
            _ = PQcancel(self.pointer, &reason, Int32(reason.count))
            done()
        }
    }
}
