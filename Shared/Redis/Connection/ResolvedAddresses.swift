import Synchronization

/// Where the resolver's thread leaves its outcome for the reactor, and whose turn it is among a host's addresses.
final class ResolvedAddresses: Sendable {
    private struct State {
        var outcome: Result<[String], RedisError>?
        var turn = 0
    }

    private let state = Mutex(State())

    func put(_ outcome: Result<[String], RedisError>) {
        state.withLock { $0.outcome = outcome }
    }

    /// The outcome, once: one address, another each time, so that one that is down does not bar the rest.
    func take() -> Result<String, RedisError>? {
        state.withLock { state in
            guard let outcome = state.outcome else { return nil }
            state.outcome = nil
            state.turn += 1
            return outcome.map { addresses in addresses[(state.turn - 1) % addresses.count] }
        }
    }
}
