import Foundation
import Logging

/// One thread that owns every connection and waits for all their sockets at once.
///
/// `@unchecked Sendable`: every stored property but the constants is touched only by `main()`, which runs once, on
/// the reactor's own thread; other threads only post to the inbox, which has its own lock.
final class Reactor: @unchecked Sendable {
    let inbox: Inbox
    let configuration: PostgresConfiguration
    let logger: Logger
    /// libpq's PGHOST, for a URL without a host.
    let environmentHost = ProcessInfo.processInfo.environment["PGHOST"]
    let connections: [Connection]
    var pools: [PoolPurpose: Pool]
    var generator = SystemRandomNumberGenerator()
    var timers = StatementTimers()
    private var drainUntil: ContinuousClock.Instant?
    private var nextLook = ContinuousClock.now

    /// How often deadlines are looked at while someone waits.
    private static let tick = Duration.milliseconds(50)
    /// How long what is under way may take when the client shuts down.
    private static let drain = Duration.seconds(5)

    init(configuration: PostgresConfiguration, logger: Logger) {
        self.configuration = configuration
        self.logger = logger
        inbox = Inbox(limit: configuration.waiterLimit)
        var connections: [Connection] = []
        var pools: [PoolPurpose: Pool] = [:]
        for purpose in PoolPurpose.allCases {
            let count =
                switch purpose {
                case .reads: configuration.readConnections
                case .writes: configuration.writeConnections
                case .interactive: configuration.interactiveConnections
                }
            let members = (0..<count).map { Connection(id: connections.count + $0, purpose: purpose) }
            connections += members
            pools[purpose] = Pool(purpose: purpose, connections: members)
        }
        self.connections = connections
        self.pools = pools
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
        var watched: [Connection] = []
        while true {
            for command in inbox.take() { perform(command) }
            if drainUntil == nil { connectWhatIsDown() }
            dispatch()
            if let drainUntil, isDrained(drainUntil) { break }
            watched.removeAll(keepingCapacity: true)
            poller.removeAll()
            for connection in connections where watch(connection, &poller) { watched.append(connection) }
            let isQuiet = !pools.values.contains(where: \.isBusy) && connections.allSatisfy(\.isReady)
            poller.wait(timeout: isQuiet ? -1 : Int32(truncatingIfNeeded: Self.tick.milliseconds))
            for (place, connection) in watched.enumerated() where poller.isServed(place) { serve(connection) }
            if !isQuiet { lookAtClock() }
        }
        let closed = PostgresError(.closed, "the client shuts down")
        refuse(inbox.close())
        for connection in connections {
            for request in connection.close(closed, using: &generator) { request.waiter.answer(.failure(closed)) }
        }
        for purpose in PoolPurpose.allCases { pools[purpose]?.refuseWaiting(closed) }
    }

    // MARK: Commands

    private func perform(_ command: Command) {
        switch command {
        case .send(let request, let purpose):
            guard let error = refusal(purpose) else {
                pools[purpose]?.waiting.append(request)
                return
            }
            request.waiter.answer(.failure(error))
        case .lease(let request):
            guard let error = refusal(.interactive) else {
                pools[.interactive]?.leaseWaiting.append(request)
                return
            }
            request.waiter.answer(.failure(error))
        case .sendLeased(let request, let lease): send(request, lease)
        case .release(let lease): release(lease)
        case .resolved(let id, let server, let addresses): connect(connections[id], server, addresses)
        case .cancelSent(let id, let cancellation): connections[id].cancelSent(cancellation)
        case .shutDown: drainUntil = drainUntil ?? .now + Self.drain
        }
    }

    private func refusal(_ purpose: PoolPurpose) -> PostgresError? {
        guard let pool = pools[purpose], !pool.connections.isEmpty else {
            return PostgresError(.configuration, "there are no connections for \(purpose)")
        }
        guard pool.waitingCount < configuration.waiterLimit else {
            return PostgresError(.queueFull, "\(configuration.waiterLimit) callers wait already")
        }
        return nil
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
        for purpose in PoolPurpose.allCases { pools[purpose]?.tell() }
    }

    /// What shares a Sync: reads that go for the first time. What a neighbour's failure aborted goes again on its
    /// own, so that no second neighbour can abort it; each write is a transaction of its own.
    private static func groups(_ batch: [Request]) -> [[Request]] {
        let shared = batch.filter { $0.kind == .read && $0.sends == 0 }
        let alone = batch.filter { $0.kind != .read || $0.sends > 0 }.map { [$0] }
        return shared.isEmpty ? alone : [shared] + alone
    }

    private func lookAtClock() {
        let now = ContinuousClock.now
        guard now >= nextLook else { return }
        nextLook = now + Self.tick
        for connection in connections { giveUp(connection, now) }
        for purpose in PoolPurpose.allCases { pools[purpose]?.expire(now) }
    }

    /// Whether all that was under way when the shutdown began is over, or its time is.
    private func isDrained(_ until: ContinuousClock.Instant) -> Bool {
        guard until > .now else { return true }
        for (purpose, pool) in pools where !pool.connections.contains(where: \.isReady) {
            pools[purpose]?.refuseWaiting(PostgresError(.closed, "the client shuts down"))
        }
        return !pools.values.contains(where: \.isBusy)
    }
}
