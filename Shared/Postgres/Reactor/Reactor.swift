import CLibPQ
import Foundation
import Logging

/// One thread that owns every connection and waits for all their sockets at once.
///
/// `@unchecked Sendable`: every stored property but the constants is touched only by `main()`, which runs once, on
/// the reactor's own thread; other threads only post to the inbox, which has its own lock.
final class Reactor: @unchecked Sendable {
    let inbox = Inbox()
    private let configuration: PostgresConfiguration
    private let logger: Logger
    private var pools: [PoolPurpose: Pool] = [:]
    private var connections: [Connection] = []
    private var generator = SystemRandomNumberGenerator()
    private var drainUntil: ContinuousClock.Instant?

    /// How often deadlines are looked at while someone waits, in milliseconds.
    private static let tick: Int32 = 50
    /// How long what is under way may take when the client shuts down.
    private static let drain = Duration.seconds(5)

    init(configuration: PostgresConfiguration, logger: Logger) {
        self.configuration = configuration
        self.logger = logger
        for purpose in PoolPurpose.allCases {
            let count =
                switch purpose {
                case .reads: configuration.readConnections
                case .writes: configuration.writeConnections
                case .interactive: configuration.interactiveConnections
                }
            let pool = (0..<count).map { Connection(id: connections.count + $0, purpose: purpose) }
            connections += pool
            pools[purpose] = Pool(purpose: purpose, connections: pool)
        }
    }

    /// Starts the thread; `done` is called on it when every connection is closed.
    func start(_ done: @escaping @Sendable (PostgresError?) -> Void) {
        let thread = Thread { [self] in
            do throws(PostgresError) {
                var poller = try Poller()
                main(&poller)
                done(nil)
            } catch {
                refuse(inbox.close())
                done(error)
            }
        }
        thread.name = "postgres"
        thread.start()
    }

    private func main(_ poller: inout Poller) {
        inbox.open(wakeupDescriptor: poller.wakeupDescriptor)
        var bySocket: [Int32: Connection] = [:]
        while true {
            for command in inbox.take() { perform(command) }
            connectWhatIsDown()
            dispatch()
            if let drainUntil, drainUntil <= .now || !pools.values.contains(where: \.isBusy) { break }
            bySocket.removeAll(keepingCapacity: true)
            for connection in connections {
                watch(connection, &poller)
                if connection.socket >= 0 { bySocket[connection.socket] = connection }
            }
            let isQuiet = !pools.values.contains(where: \.isBusy) && connections.allSatisfy(\.isReady)
            for socket in poller.wait(timeout: isQuiet ? -1 : Self.tick) {
                if let connection = bySocket[socket] { serve(connection) }
            }
            if !isQuiet { lookAtClock() }
        }
        refuse(inbox.close())
        let closed = PostgresError(.closed, "the client shuts down")
        for connection in connections {
            for request in connection.close(closed, using: &generator) { request.waiter.answer(.failure(closed)) }
        }
        for pool in pools.values {
            for request in pool.waiting { request.waiter.answer(.failure(closed)) }
            for request in pool.leaseWaiting { request.waiter.answer(.failure(closed)) }
        }
    }

    // MARK: Commands

    private func perform(_ command: Command) {
        switch command {
        case .send(let request, let purpose):
            guard let count = pools[purpose]?.waiting.count, count < configuration.waiterLimit else {
                return request.waiter.answer(.failure(PostgresError(.queueFull, "\(configuration.waiterLimit) wait")))
            }
            pools[purpose]?.waiting.append(request)
        case .lease(let request):
            guard let count = pools[.interactive]?.leaseWaiting.count, count < configuration.waiterLimit else {
                return request.waiter.answer(.failure(PostgresError(.queueFull, "\(configuration.waiterLimit) wait")))
            }
            pools[.interactive]?.leaseWaiting.append(request)
        case .sendLeased(let request, let lease):
            let connection = connections[lease.connection]
            guard connection.isLeased, connection.isReady else {
                let error = PostgresError(.connectionLost, "the transaction's connection broke; it was rolled back")
                return request.waiter.answer(.failure(error))
            }
            if !connection.send([request]) { lose(connection, connection.failure) }
        case .release(let lease): release(connections[lease.connection])
        case .resolved(let id, let result): connect(connections[id], result)
        case .cancelSent(let id): connections[id].isCancelling = false
        case .shutDown: drainUntil = drainUntil ?? .now + Self.drain
        }
    }

    /// Rolls back what a transaction left open; a statement still running is cancelled by the server on request
    /// over another connection (libpq's own cancel blocks).
    private func release(_ connection: Connection) {
        guard connection.isLeased, connection.isReady else { return }
        connection.isLeased = false
        if connection.isAtRest { return }
        if !connection.pipeline.isIdle { cancelStatement(of: connection) }
        rollBack(connection)
    }

    private func rollBack(_ connection: Connection) {
        do {
            let rollback = try Request(["ROLLBACK"], isRead: false, deadline: .now + configuration.waiterTimeout)
            if !connection.send([rollback]) { lose(connection, connection.failure) }
        } catch {
            lose(connection, error)
        }
    }

    private func cancelStatement(of connection: Connection) {
        do {
            let process = Int(connection.serverProcess)
            let query: PostgresQuery = "SELECT pg_cancel_backend(\(process)::integer)"
            let request = try Request([query], isRead: true, deadline: .now + configuration.progressTimeout)
            connection.isCancelling = true
            pools[.reads]?.waiting.append(request)
            // Whatever became of it, the connection may be given out again.
            let inbox = inbox
            let id = connection.id
            request.waiter.whenAnswered { _ = inbox.post(.cancelSent(connection: id)) }
        } catch {
            lose(connection, error)
        }
    }

    // MARK: Connections

    private func connectWhatIsDown() {
        guard drainUntil == nil else { return }
        for connection in connections {
            guard case .down(let until) = connection.phase, until <= .now else { continue }
            connection.phase = .resolving
            let (inbox, id) = (inbox, connection.id)
            AddressResolver.resolve(configuration.parameters) { result in
                _ = inbox.post(.resolved(connection: id, result))
            }
        }
        // Those that need no resolving are in the inbox already.
        for command in inbox.take() { perform(command) }
    }

    private func connect(_ connection: Connection, _ addresses: Result<String?, PostgresError>) {
        switch addresses {
        case .success(let addresses):
            connection.start(configuration.parameters(for: connection.purpose, addresses: addresses))
        case .failure(let error): lose(connection, error)
        }
    }

    private func watch(_ connection: Connection, _ poller: inout Poller) {
        guard connection.socket >= 0 else { return }
        switch connection.phase {
        case .down, .resolving: return
        case .connecting:
            poller.watch(connection.socket, reading: !connection.wantsWrite, writing: connection.wantsWrite)
        case .ready:
            guard let wantsWrite = connection.flush() else { return lose(connection, connection.failure) }
            poller.watch(connection.socket, reading: true, writing: wantsWrite)
        }
    }

    private func serve(_ connection: Connection) {
        switch connection.phase {
        case .down, .resolving: return
        case .connecting:
            if connection.poll() == PGRES_POLLING_FAILED { lose(connection, connection.failure) }
        case .ready:
            guard let again = connection.receive() else { return lose(connection, connection.failure) }
            requeue(again, connection.purpose)
            if connection.sawReadOnly {
                lose(connection, PostgresError(.connectionLost, "the server became read-only"))
            } else if connection.purpose == .interactive, !connection.isLeased, connection.pipeline.isIdle,
                !connection.isAtRest
            {
                // The cancel request hit the ROLLBACK instead.
                rollBack(connection)
            }
        }
    }

    private func lose(_ connection: Connection, _ reason: PostgresError) {
        logger.warning("a connection was lost", metadata: ["error": "\(reason)", "pool": "\(connection.purpose)"])
        pools[connection.purpose]?.lastFailure = reason
        requeue(connection.close(reason, using: &generator), connection.purpose)
    }

    private func requeue(_ requests: [Request], _ purpose: PoolPurpose) {
        for request in requests.reversed() {
            if purpose == .interactive || request.sends >= 2 {
                request.waiter.answer(.failure(PostgresError(.connectionLost, "the connection broke")))
            } else {
                pools[purpose]?.waiting.prepend(request)
            }
        }
    }

    // MARK: Work and time

    private func dispatch() {
        for purpose in PoolPurpose.allCases {
            for (connection, batch) in pools[purpose]?.dispatch() ?? [] {
                let groups = Self.groups(batch)
                for (index, group) in groups.enumerated() where !connection.send(group) {
                    lose(connection, connection.failure)
                    requeue(groups[(index + 1)...].flatMap { $0 }, purpose)
                    break
                }
            }
        }
        pools[.interactive]?.grantLeases()
    }

    /// What shares a Sync: reads that go for the first time. What a neighbour's failure aborted goes again on its
    /// own, so that no second neighbour can abort it; each write is a transaction of its own.
    private static func groups(_ batch: [Request]) -> [[Request]] {
        let shared = batch.filter { $0.isRead && $0.sends == 0 }
        let alone = batch.filter { !$0.isRead || $0.sends > 0 }.map { [$0] }
        return shared.isEmpty ? alone : [shared] + alone
    }

    private func lookAtClock() {
        let now = ContinuousClock.now
        for connection in connections {
            switch connection.phase {
            case .connecting(let since) where since + configuration.connectTimeout <= now:
                lose(connection, PostgresError(.connectionFailed, "the server did not answer in time"))
            case .ready where !connection.pipeline.isIdle && connection.lastProgress + silence(connection) <= now:
                lose(connection, PostgresError(.connectionLost, "the server went silent"))
            default: break
            }
        }
        for purpose in PoolPurpose.allCases { pools[purpose]?.expire(now) }
    }

    private func silence(_ connection: Connection) -> Duration {
        connection.purpose == .interactive
            ? configuration.interactiveStatementTimeout + configuration.progressTimeout : configuration.progressTimeout
    }

    private func refuse(_ commands: [Command]) {
        let closed = PostgresError(.closed, "the client is shut down")
        for command in commands {
            switch command {
            case .send(let request, _), .sendLeased(let request, _): request.waiter.answer(.failure(closed))
            case .lease(let request): request.waiter.answer(.failure(closed))
            case .release, .resolved, .cancelSent, .shutDown: break
            }
        }
    }
}
