import Foundation
import Logging

/// The loop of the client's own thread: connects, writes what waits, reads what comes, keeps the time, reconnects.
///
/// Everything in it belongs to that thread; callers reach it through the ``CallDesk`` only.
final class RedisReactor {
    private enum Phase {
        case pausing(until: ContinuousClock.Instant)
        case resolving
        case connecting(HiredisConnection, deadline: ContinuousClock.Instant)
        case greeting(HiredisConnection, Greeting, deadline: ContinuousClock.Instant)
        case ready(HiredisConnection)
    }

    /// So much is handed to hiredis at a time; it moves what is left after each write.
    private static let writeLimit = 256 * 1024

    private let configuration: RedisConfiguration
    private let desk: CallDesk
    private let pipe: WakeupPipe
    private let logger: Logger
    private let addresses = ResolvedAddresses()
    private var phase: Phase = .pausing(until: .now)
    private var backoff: ReconnectBackoff
    private var generator = SystemRandomNumberGenerator()
    private var hasUnwritten = false
    private var outageIsLogged = false

    init(configuration: RedisConfiguration, desk: CallDesk, logger: Logger) throws(RedisError) {
        self.configuration = configuration
        self.desk = desk
        self.logger = logger
        pipe = try desk.wakeupPipe()
        backoff = ReconnectBackoff(bounds: configuration.reconnectDelay)
    }

    /// Runs until the desk says that it is over.
    func run() {
        Self.blockBrokenPipeSignal()
        while !desk.isFinished {
            do {
                let now = ContinuousClock.now
                try desk.update { queue throws(RedisError) in queue.expire(now: now) }
                try advance(now)
                try poll()
            } catch {
                disconnect(because: error)
            }
        }
    }

    // MARK: Phases

    /// Does what can be done without waiting.
    private func advance(_ now: ContinuousClock.Instant) throws(RedisError) {
        switch phase {
        case .pausing(let until):
            if until <= now { try findAddress(now) }
        case .resolving:
            if let found = addresses.take() { try connect(to: try found.get(), now) }
        case .connecting(_, let deadline), .greeting(_, _, let deadline):
            if deadline <= now {
                throw RedisError(code: .connectionFailed, message: "no connection in \(configuration.connectTimeout)")
            }
        case .ready(let connection):
            if desk.withQueue({ $0.isStalled(now: now) }) {
                throw RedisError(code: .connectionLost, message: "no answer in \(configuration.commandTimeout)")
            }
            if desk.withQueue({ $0.isRetiring && !$0.hasInFlight }) {
                throw RedisError(code: .connectionFailed, message: "the server is read-only")
            }
            try write(connection, now)
        }
    }

    private func findAddress(_ now: ContinuousClock.Instant) throws(RedisError) {
        guard case .tcp(let host, _) = configuration.endpoint else {
            return try connect(to: configuration.endpoint, now)
        }
        if let numeric = HostResolver.numeric(host) {
            return try connect(to: numeric, now)
        }
        phase = .resolving
        HostResolver.resolve(host: host) { [addresses, pipe] result in
            addresses.put(result)
            pipe.wake()
        }
    }

    private func connect(to host: String, _ now: ContinuousClock.Instant) throws(RedisError) {
        guard case .tcp(_, let port) = configuration.endpoint else { return }
        try connect(to: .tcp(host: host, port: port), now)
    }

    private func connect(to address: RedisEndpoint, _ now: ContinuousClock.Instant) throws(RedisError) {
        phase = .connecting(try HiredisConnection(to: address), deadline: now + configuration.connectTimeout)
    }

    private func greet(_ connection: HiredisConnection, deadline: ContinuousClock.Instant) throws(RedisError) {
        try connection.finishConnecting()
        let greeting = try Greeting(configuration)
        for command in greeting.commands { try connection.append(command) }
        hasUnwritten = try !connection.flush()
        phase = .greeting(connection, greeting, deadline: deadline)
    }

    private func becomeReady(_ connection: HiredisConnection) {
        phase = .ready(connection)
        desk.withQueue { $0.connected() }
        logger.info("redis connected", metadata: ["endpoint": "\(configuration.endpoint)"])
        outageIsLogged = false
    }

    private func disconnect(because error: RedisError) {
        // The old connection's pointer is freed here, with its phase.
        let delay = backoff.delay(using: &generator)
        phase = .pausing(until: .now + delay)
        hasUnwritten = false
        let completions = desk.withQueue { $0.disconnected(error.message) }
        for completion in completions { completion.waiter.resume(returning: completion.result) }
        if !outageIsLogged {
            logger.warning(
                "redis is away",
                metadata: ["endpoint": "\(configuration.endpoint)", "error": "\(error)"]
            )
            outageIsLogged = true
        }
    }
}
