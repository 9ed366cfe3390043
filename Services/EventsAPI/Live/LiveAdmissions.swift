import Foundation
import Live
import Logging
import ServiceLifecycle
import Synchronization

/// Finds out who asks, what they may see and what they missed, and lets them in.
///
/// A few at a time, however many come back at once. Of what one client asks, only the latest counts.
final class LiveAdmissions: Service {
    private struct Waiting {
        var arrivals: [ObjectIdentifier: (number: UInt64, arrival: LiveArrival)] = [:]
        var last: UInt64 = 0
    }

    private let hub: LiveHub
    private let store: ChangeStore
    private let managers: EventManagerStore
    private let tokens: AccessTokens
    private let logger: Logger
    private let waiting = Mutex(Waiting())
    private let wakeups = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))

    private static let concurrency = 8
    /// Between two tries while the feed has not begun or the database is away.
    private static let pause = Duration.milliseconds(100)
    /// So often it is checked who still manages what they watch.
    private static let recheck = Duration.seconds(15)

    init(hub: LiveHub, store: ChangeStore, managers: EventManagerStore, tokens: AccessTokens, logger: Logger) {
        self.hub = hub
        self.store = store
        self.managers = managers
        self.tokens = tokens
        self.logger = logger
    }

    /// Called on any thread; an earlier request of the same client that still waits is replaced, so that as many wait
    /// as there are connections at the most.
    func ask(_ arrival: LiveArrival) {
        waiting.withLock { waiting in
            waiting.last += 1
            waiting.arrivals[ObjectIdentifier(arrival.outlet)] = (waiting.last, arrival)
        }
        wakeups.continuation.yield()
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { tasks in
                tasks.addTask { await self.admitAll() }
                tasks.addTask { await self.recheckManagers() }
            }
        }
    }

    private func admitAll() async {
        for await _ in wakeups.stream {
            let arrivals = waiting.withLock { waiting in
                defer { waiting.arrivals = [:] }
                return waiting.arrivals.values.sorted { $0.number < $1.number }
            }
            await withTaskGroup(of: Void.self) { tasks in
                for (index, next) in arrivals.enumerated() {
                    if index >= Self.concurrency { await tasks.next() }
                    tasks.addTask { await self.admit(next.arrival, number: next.number) }
                }
            }
        }
    }

    /// Tries until it is let in; a client that left meanwhile is let in nowhere.
    private func admit(_ arrival: LiveArrival, number: UInt64) async {
        var warned = false
        while !Task.isCancelled {
            do {
                if let end = hub.position, try await admit(arrival, number: number, end: end) { return }
            } catch is CancellationError {
                return
            } catch {
                if !warned { logger.warning("a live client waits to be let in", error: error) }
                warned = true
            }
            do { try await Task.sleep(for: Self.pause) } catch { return }
        }
    }

    private func admit(_ arrival: LiveArrival, number: UInt64, end: LiveCursor) async throws -> Bool {
        let identity = try await identity(arrival)
        var managed: Set<UUID> = []
        if let identity {
            managed = try await managers.managed(of: arrival.topics.eventIDs, by: identity.userID)
        }
        var admission = LiveAdmission(
            outlet: arrival.outlet,
            number: number,
            interest: LiveInterest(topics: arrival.topics, userID: identity?.userID, managed: managed),
            session: identity.map(LiveSession.init),
            place: .now
        )
        guard let text = arrival.cursor else { return hub.admit(admission) }
        admission.place = try await place(text, ahead: end)
        if hub.admit(admission) { return true }
        // What lies before the log stands in the table, as long as that reaches.
        guard case .after(let cursor) = admission.place, cursor < end else { return false }
        if let missed = try await store.missed(after: cursor, upTo: end, by: admission.interest) {
            admission.missed = missed
            admission.place = .after(end)
        } else {
            admission.place = .lost
        }
        return hub.admit(admission)
    }

    /// A token that is none is no reason to tell nothing: its client is told what everyone is.
    private func identity(_ arrival: LiveArrival) async throws -> Identity? {
        if let identity = arrival.identity { return identity }
        guard let token = arrival.token else { return nil }
        return try await tokens.identity(of: token)
    }

    /// - Parameter end: how far this replica has read; a cursor beyond is another replica's, or of a past that the
    ///   database does not have any more, after it was restored from a backup.
    private func place(_ text: String, ahead end: LiveCursor) async throws -> LiveAdmission.Place {
        guard let cursor = LiveCursor(text: text) else { return .lost }
        if cursor > end, try await !store.hasBegun(cursor.transactionID) { return .lost }
        return .after(cursor)
    }

    // MARK: Who manages what

    /// Who manages an event no longer is not told of its attendees any more.
    private func recheckManagers() async {
        while !Task.isCancelled {
            do {
                try await Task.sleep(for: Self.recheck)
                for watcher in await hub.managers() {
                    let managed = try await managers.managed(of: Array(watcher.managed), by: watcher.session.userID)
                    if managed != watcher.managed { hub.restrict(watcher, to: managed) }
                }
            } catch is CancellationError {
                return
            } catch {
                logger.warning("who manages what was not checked; it will be", error: error)
            }
        }
    }
}

extension Set<LiveTopic> {
    fileprivate var eventIDs: [UUID] {
        compactMap { topic in
            if case .event(let id) = topic { id } else { nil }
        }
    }
}

extension LiveSession {
    init(_ identity: Identity) {
        self.init(userID: identity.userID, sessionID: identity.sessionID, tokenVersion: identity.tokenVersion)
    }
}
