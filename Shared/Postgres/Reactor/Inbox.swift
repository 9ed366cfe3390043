import Glibc
import Synchronization

/// Commands on their way to the reactor's thread, which is woken once a burst.
final class Inbox: Sendable {
    private struct State {
        var commands: [Command] = []
        var wakeupDescriptor: Int32?
        var isClosed = false
    }

    private let state = Mutex(State())

    /// - Returns: false when the reactor is gone and nobody will ever read the command.
    func post(_ command: Command) -> Bool {
        state.withLock { state in
            if state.isClosed { return false }
            state.commands.append(command)
            // Under the lock, so that the descriptor is never written to after it was closed.
            if state.commands.count == 1, let descriptor = state.wakeupDescriptor {
                var byte: UInt8 = 1
                write(descriptor, &byte, 1)
            }
            return true
        }
    }

    /// The reactor begins to read; commands posted before are there already.
    func open(wakeupDescriptor: Int32) {
        state.withLock { $0.wakeupDescriptor = wakeupDescriptor }
    }

    func take() -> [Command] {
        state.withLock { state in
            defer { state.commands = [] }
            return state.commands
        }
    }

    /// - Returns: what nobody will do any more.
    func close() -> [Command] {
        state.withLock { state in
            state.isClosed = true
            state.wakeupDescriptor = nil
            defer { state.commands = [] }
            return state.commands
        }
    }
}
