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
    private let limit: Int

    /// - Parameter limit: how many commands may wait; beyond it new work is refused.
    init(limit: Int) {
        self.limit = limit
    }

    /// - Throws: ``PostgresError`` with code `closed` when nobody will ever read the command, `queueFull` when too
    ///   many wait already.
    func post(_ command: Command) throws(PostgresError) {
        let refusal = state.withLock { state -> PostgresError.Code? in
            if state.isClosed { return .closed }
            if state.commands.count >= limit, command.isNewWork { return .queueFull }
            state.commands.append(command)
            // Under the lock, so that the descriptor is never written to after it was closed.
            if state.commands.count == 1, let descriptor = state.wakeupDescriptor {
                var byte: UInt8 = 1
                write(descriptor, &byte, 1)
            }
            return nil
        }
        switch refusal {
        case nil: return
        case .queueFull: throw PostgresError(.queueFull, "\(limit) callers wait already")
        default: throw PostgresError(.closed, "the client is shut down")
        }
    }

    /// Posts what must not be refused, unless nobody is left to care.
    func postOwn(_ command: Command) {
        do throws(PostgresError) {
            try post(command)
        } catch {
            // Closed: the reactor has closed every connection, and with it what the command is about.
        }
    }

    /// The reactor begins to read; commands posted before are there already.
    func open(wakeupDescriptor: Int32) {
        state.withLock { $0.wakeupDescriptor = wakeupDescriptor }
    }

    func take() -> [Command] {
        state.withLock { state in
            if state.commands.isEmpty { return [] }
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
