import NIOCore
import Synchronization

public import struct Foundation.UUID

/// The live connections of this replica: tells each what concerns it of the committed changes, in their order.
///
/// May be used from any thread. What is published and who is let in pass through one lock and from there to the event
/// loops in the same order, so that a client hears everything behind its place exactly once: what lies before its
/// admission from the log, what comes after with everyone else.
public final class LiveHub: Sendable {
    private struct State {
        /// Nil until the feed has begun.
        var log: LiveLog?
        var throttle = CountThrottle()
        var shards: [ObjectIdentifier: NIOLoopBoundBox<LiveShard>] = [:]
    }

    private let state = Mutex(State())
    private let metrics = LiveMetrics()
    private let now: @Sendable () -> ContinuousClock.Instant

    /// - Parameter now: the clock that counts are spaced by.
    public init(now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) {
        self.now = now
    }

    // MARK: The feed's side

    /// The feed begins: everything after `start` up to `position` is in `recent`.
    public func begin(start: LiveCursor, recent: [LiveChange], position: LiveCursor) {
        state.withLock { state in
            var log = LiveLog(start: start)
            log.append(recent)
            log.advance(to: position)
            state.log = log
        }
    }

    /// Up to where changes were read; nil before the feed began.
    public var position: LiveCursor? { state.withLock { $0.log?.position } }

    /// Tells changes, which lie behind all that were published before.
    public func publish(_ changes: [LiveChange]) {
        guard !changes.isEmpty else { return }
        state.withLock { state in
            state.log?.append(changes)
            Self.tell(state.throttle.pass(changes, at: now()), state)
        }
    }

    /// Tells the counts that were held back for long enough; to be called several times a second.
    public func tick() {
        state.withLock { state in
            guard let position = state.log?.position else { return }
            Self.tell(state.throttle.release(at: now(), position: position), state)
        }
    }

    private static func tell(_ changes: [LiveChange], _ state: State) {
        guard !changes.isEmpty else { return }
        let batch = LiveBatch(changes)
        for shard in state.shards.values { shard.eventLoop.execute { shard.value.tell(batch) } }
    }

    // MARK: The clients' side

    /// A connection is there; `left` must follow.
    public func opened(_ outlet: any LiveOutlet) {
        onShard(of: outlet) { $0.opened(outlet) }
    }

    /// A connection goes on over another transport.
    public func changedTransport(_ outlet: any LiveOutlet) {
        onShard(of: outlet) { $0.changedTransport(outlet) }
    }

    /// A connection is gone.
    public func left(_ outlet: any LiveOutlet) {
        onShard(of: outlet) { $0.left(outlet) }
    }

    /// Lets a client in, if it is still there: what it missed is sent at once, then where it stands, then what comes.
    ///
    /// - Returns: false when its place lies before the log, or the feed has not begun. Nothing has happened then.
    public func admit(_ admission: LiveAdmission) -> Bool {
        state.withLock { state in
            guard let log = state.log else { return false }
            var missed = admission.missed
            var heard = log.position
            var notices: [LiveMessage] = []
            switch admission.place {
            case .now: break
            case .after(let cursor):
                guard let found = log.missed(after: cursor, by: admission.interest) else { return false }
                missed = (missed + found).lastCounts
                // Another replica may be ahead of this one.
                heard = max(heard, cursor)
            case .lost: notices.append(.resync(at: heard))
            }
            notices.append(.subscribed(at: heard))
            let shard = Self.shard(of: admission.outlet, &state, metrics)
            shard.eventLoop.execute { [missed, heard, notices] in
                shard.value.admit(admission, missed: missed, heard: heard, notices: notices)
            }
            return true
        }
    }

    /// Closes the connections of people who were signed out; their clients come back as who they are then.
    public func close(where isSignedOut: @escaping @Sendable (LiveSession) -> Bool) {
        onShards { $0.close(.signedOut, where: isSignedOut) }
    }

    // MARK: Who manages what

    /// Everyone who is told of the RSVPs of events that they manage.
    public func managers() async -> [LiveManager] {
        let shards = state.withLock { Array($0.shards.values) }
        var managers: [LiveManager] = []
        for shard in shards {
            do {
                managers += try await shard.eventLoop.submit { shard.value.managers }.get()
            } catch {
                // The event loop is gone, and its clients with it.
                continue
            }
        }
        return managers
    }

    /// The person manages only these of the events any more.
    public func restrict(_ manager: LiveManager, to managed: Set<UUID>) {
        onShard(of: manager.outlet) { $0.restrict(manager, to: managed) }
    }

    private func onShard(of outlet: any LiveOutlet, _ body: @escaping @Sendable (LiveShard) -> Void) {
        state.withLock { state in
            let shard = Self.shard(of: outlet, &state, metrics)
            shard.eventLoop.execute { body(shard.value) }
        }
    }

    private func onShards(_ body: @escaping @Sendable (LiveShard) -> Void) {
        state.withLock { state in
            for shard in state.shards.values { shard.eventLoop.execute { body(shard.value) } }
        }
    }

    private static func shard(
        of outlet: any LiveOutlet,
        _ state: inout State,
        _ metrics: LiveMetrics
    ) -> NIOLoopBoundBox<LiveShard> {
        let eventLoop = outlet.eventLoop
        if let shard = state.shards[ObjectIdentifier(eventLoop)] { return shard }
        let shard = NIOLoopBoundBox.makeBoxSendingValue(LiveShard(metrics: metrics), eventLoop: eventLoop)
        state.shards[ObjectIdentifier(eventLoop)] = shard
        return shard
    }
}
