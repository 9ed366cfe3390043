import Foundation
import Logging

/// Connections come, serve and go. All of it runs on the reactor's thread.
extension Reactor {
    func connectWhatIsDown() {
        for connection in connections {
            guard case .down(let until) = connection.phase, until <= .now else { continue }
            // Asked each time: the password may be another one since.
            let server = configuration.server
            let addresses = ServerAddress.list(server.values, environmentHost: environmentHost)
            guard addresses.contains(where: \.needsResolving) else {
                connect(connection, server, addresses)
                continue
            }
            connection.phase = .resolving
            let (inbox, id) = (inbox, connection.id)
            Thread.detachNewThread {
                inbox.postOwn(.resolved(connection: id, server, addresses.flatMap { $0.resolved() }))
            }
        }
    }

    func connect(_ connection: Connection, _ server: ConnectionParameters, _ addresses: [ServerAddress]) {
        guard !addresses.isEmpty else {
            return lose(connection, PostgresError(.connectionFailed, "the host name is not known"))
        }
        // libpq goes through the addresses by itself; what a silent one cost is made up for by beginning behind it.
        let first = connection.silentAttempts % addresses.count
        let parameters = configuration.parameters(for: connection.purpose, of: server)
        connection.start(ServerAddress.parameters(Array(addresses[first...] + addresses[..<first]), over: parameters))
    }

    /// Writes what is to be written.
    ///
    /// - Returns: whether there is a socket to wait for; it is watched then.
    func watch(_ connection: Connection, _ poller: inout Poller) -> Bool {
        switch connection.phase {
        case .down, .resolving: return false
        case .connecting:
            guard connection.socket >= 0 else {
                lose(connection, connection.failure)
                return false
            }
            poller.watch(connection.socket, reading: !connection.wantsWrite, writing: connection.wantsWrite)
        case .ready:
            guard let wantsWrite = connection.flush() else {
                lose(connection, connection.failure)
                return false
            }
            poller.watch(connection.socket, reading: true, writing: wantsWrite)
        }
        return true
    }

    /// Something happened on the connection's socket.
    func serve(_ connection: Connection) {
        switch connection.phase {
        case .down, .resolving: return
        case .connecting:
            guard connection.poll() else { return lose(connection, connection.failure) }
            if connection.isReady { noteConnected(connection) }
        case .ready:
            let (again, isBroken) = connection.receive(&timers)
            requeue(again, connection.purpose)
            if isBroken { return lose(connection, connection.failure) }
            guard connection.pipeline.isIdle, connection.lease == nil else { return }
            if connection.isEnding {
                lose(connection, PostgresError(.connectionLost, "the server takes no writes, or ends the session"))
            } else if !connection.isAtRest {
                // The cancel request hit the ROLLBACK instead of the statement before it.
                rollBack(connection)
            }
        }
    }

    /// Closes what has kept silent for too long.
    func giveUp(_ connection: Connection, _ now: ContinuousClock.Instant) {
        switch connection.phase {
        case .connecting(let since) where since + configuration.connectTimeout <= now:
            connection.silentAttempts += 1
            lose(connection, PostgresError(.connectionFailed, "the server did not answer in time"))
        case .ready where !connection.pipeline.isIdle && connection.lastProgress + silence(connection) <= now:
            lose(connection, PostgresError(.connectionLost, "the server went silent"))
        case .ready:
            guard let since = connection.cancellingSince, since + configuration.progressTimeout <= now else { return }
            lose(connection, PostgresError(.connectionLost, "the server does not take the cancel request"))
        default: return
        }
    }

    /// How long the connection may keep silent when it owes an answer: longer than any statement it may run. What is
    /// left of a transaction that ended is cancelled and rolled back, which takes no time.
    private func silence(_ connection: Connection) -> Duration {
        connection.lease == nil
            ? configuration.progressTimeout : configuration.interactiveStatementTimeout + configuration.progressTimeout
    }

    func lose(_ connection: Connection, _ reason: PostgresError) {
        // One line an outage, not one an attempt.
        let level: Logger.Level = pools[connection.purpose]?.lastFailure == nil ? .warning : .debug
        let metadata: Logger.Metadata = ["error": "\(reason)", "pool": "\(connection.purpose)"]
        logger.log(level: level, "a connection to PostgreSQL is lost", metadata: metadata)
        pools[connection.purpose]?.lastFailure = reason
        pools[connection.purpose]?.metrics.lost.increment()
        // The server says why in words of its own language only; what it refused may be an old password.
        if !connection.isReady { configuration.connectingFailed() }
        requeue(connection.close(reason, using: &generator), connection.purpose)
    }

    private func noteConnected(_ connection: Connection) {
        guard pools[connection.purpose]?.lastFailure != nil else { return }
        logger.notice("connected to PostgreSQL again", metadata: ["pool": "\(connection.purpose)"])
        pools[connection.purpose]?.lastFailure = nil
    }

    /// Puts requests back in front of those that came after them.
    func requeue(_ requests: [Request], _ purpose: PoolPurpose) {
        for request in requests.reversed() { pools[purpose]?.waiting.prepend(request) }
    }
}
