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
    /// What the connection is, or is being, made with.
    private var address: RedisAddress
    private var phase: Phase = .pausing(until: .now)
    private var backoff: ReconnectBackoff
    private var generator = SystemRandomNumberGenerator()
    private var hasUnwritten = false
    private var outageIsLogged = false

    init(configuration: RedisConfiguration, desk: CallDesk, pipe: WakeupPipe, logger: Logger) {
        self.configuration = configuration
        self.desk = desk
        self.pipe = pipe
        self.logger = logger
        address = configuration.address
        backoff = ReconnectBackoff(bounds: configuration.reconnectDelay)
    }

    /// Runs until the desk says that it is over.
    func run() {
        Self.blockBrokenPipeSignal()
        while !desk.isFinished {
            do {
                let now = ContinuousClock.now
                desk.update { $0.expire(now: now) }
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
        // Asked each time: the password may be another one since.
        address = configuration.address
        guard case .tcp(let host, _) = address.endpoint else {
            return try connect(to: address.endpoint, now)
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
        guard case .tcp(_, let port) = address.endpoint else { return }
        try connect(to: .tcp(host: host, port: port), now)
    }

    private func connect(to endpoint: RedisEndpoint, _ now: ContinuousClock.Instant) throws(RedisError) {
        phase = .connecting(try HiredisConnection(to: endpoint), deadline: now + configuration.connectTimeout)
    }

    private func greet(_ connection: HiredisConnection, deadline: ContinuousClock.Instant) throws(RedisError) {
        try connection.finishConnecting()
        let greeting = try Greeting(address)
        for command in greeting.commands { try connection.append(command) }
        hasUnwritten = try !connection.flush()
        phase = .greeting(connection, greeting, deadline: deadline)
    }

    private func becomeReady(_ connection: HiredisConnection) {
        phase = .ready(connection)
        desk.withQueue { $0.connected() }
        logger.info("redis connected", metadata: ["endpoint": "\(address.endpoint)"])
        outageIsLogged = false
    }

    private func disconnect(because error: RedisError) {
        // What the server refused may be an old password.
        if !isReady { configuration.connectingFailed() }
        // The old connection's pointer is freed here, with its phase.
        let delay = backoff.delay(using: &generator)
        phase = .pausing(until: .now + delay)
        hasUnwritten = false
        desk.update { $0.disconnected(error.message) }
        if !outageIsLogged {
            logger.warning(
                "redis is away",
                metadata: ["endpoint": "\(address.endpoint)", "error": "\(error)"]
            )
            outageIsLogged = true
        }
    }

    // MARK: Sockets

    private func write(_ connection: HiredisConnection, _ now: ContinuousClock.Instant) throws(RedisError) {
        guard !hasUnwritten else { return }
        for command in desk.withQueue({ $0.takeSendable(limit: Self.writeLimit, now: now) }) {
            try connection.append(command)
        }
        hasUnwritten = try !connection.flush()
    }

    /// Sleeps until a socket, a caller or the clock has something to do, and does what a socket has.
    private func poll() throws(RedisError) {
        var descriptors = [pollfd(fd: pipe.readingEnd, events: Int16(POLLIN), revents: 0)]
        if let (descriptor, events) = interest {
            descriptors.append(pollfd(fd: descriptor, events: events, revents: 0))
        }
        let (deadline, hasSendable) = desk.prepareToSleep()
        let isBusy = hasSendable && isReady && !hasUnwritten
        let timeout = isBusy ? 0 : milliseconds(until: [deadline, phaseDeadline].compactMap { $0 }.min())
        // -1 is an interruption by a signal, as good as no event.
        let count = Foundation.poll(&descriptors, nfds_t(descriptors.count), timeout)
        desk.awoke()
        guard count > 0 else { return }
        if descriptors[0].revents != 0 { pipe.clear() }
        if descriptors.count > 1, descriptors[1].revents != 0 { try handle(descriptors[1].revents) }
    }

    private func handle(_ events: Int16) throws(RedisError) {
        switch phase {
        case .pausing, .resolving: return
        case .connecting(let connection, let deadline): try greet(connection, deadline: deadline)
        case .greeting(let connection, var greeting, let deadline):
            if hasUnwritten { hasUnwritten = try !connection.flush() }
            if events & ~Int16(POLLOUT) == 0 { return }
            try connection.read()
            while let reply = try connection.nextReply() { try greeting.receive(reply) }
            phase = .greeting(connection, greeting, deadline: deadline)
            if greeting.isComplete { becomeReady(connection) }
        case .ready(let connection):
            if hasUnwritten { hasUnwritten = try !connection.flush() }
            if events & ~Int16(POLLOUT) != 0 { try receive(from: connection) }
        }
    }

    private func receive(from connection: HiredisConnection) throws(RedisError) {
        try connection.read()
        let now = ContinuousClock.now
        desk.withQueue { $0.progressed(now: now) }
        var replies: [RedisValue] = []
        // What came whole before a fault is delivered before the fault is dealt with.
        let fault = Result { () throws(RedisError) in
            while let reply = try connection.nextReply() { replies.append(reply) }
        }
        try desk.update { queue throws(RedisError) in
            var completions: [CallDesk.Completion] = []
            for reply in replies {
                if let completion = try queue.receive(reply) { completions.append(completion) }
            }
            return completions
        }
        if !replies.isEmpty, !desk.withQueue({ $0.isRetiring }) { backoff.reset() }
        try fault.get()
    }

    private var isReady: Bool {
        if case .ready = phase { return true }
        return false
    }

    /// The connection's socket and what of it to wait for.
    private var interest: (Int32, Int16)? {
        let unwritten = hasUnwritten ? Int16(POLLOUT) : 0
        return switch phase {
        case .pausing, .resolving: nil
        case .connecting(let connection, _): (connection.descriptor, Int16(POLLOUT))
        case .greeting(let connection, _, _), .ready(let connection):
            (connection.descriptor, Int16(POLLIN) | unwritten)
        }
    }

    private var phaseDeadline: ContinuousClock.Instant? {
        switch phase {
        case .pausing(let until): until
        case .connecting(_, let deadline), .greeting(_, _, let deadline): deadline
        case .resolving, .ready: nil
        }
    }

    /// Rounded up, so that the deadline has passed when the sleep ends; -1 for no end.
    private func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
        guard let deadline else { return -1 }
        let left = max(.zero, deadline - .now) / .milliseconds(1)
        return Int32(min(left.rounded(.up), 60_000))
    }

    /// hiredis writes to sockets without MSG_NOSIGNAL; blocked on this thread, the signal is only an EPIPE.
    private static func blockBrokenPipeSignal() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}
