import EdgeHTTP
import Foundation
import Logging
import ServiceLifecycle

/// Reads committed changes in commit order and tells the live connections of this replica.
///
/// One loop admits clients and reads on, so that a client that resumes is told everything after its cursor exactly
/// once: what lies before the loop's own cursor from the database, what comes after with everyone else.
struct ChangeFeed: Service {
    let store: ChangeStore
    let hub: LiveHub
    let hot: HotAnswers
    let tokens: AccessTokens
    let logger: Logger

    private static let page = 500
    /// How many missed changes a client is given; who missed more loads everything anew.
    private static let replayLimit = 1000
    private static let pause = Duration.milliseconds(100)

    func run() async throws {
        var cursor: ChangeCursor?
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                let more = try await advance(&cursor)
                if more { continue }
            } catch is CancellationError {
                return
            } catch {
                logger.warning("changes were not read; they will be", error: error)
            }
            do {
                try await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.pause) }
            } catch {
                return
            }
        }
    }

    /// - Returns: whether more waits to be read.
    private func advance(_ cursor: inout ChangeCursor?) async throws -> Bool {
        var position: ChangeCursor
        if let cursor {
            position = cursor
        } else {
            position = try await store.now()
            hot.everythingChanged()
        }
        cursor = position
        for arrival in hub.takeArrivals() { await admit(arrival, at: position) }
        let page = try await store.changes(after: position, limit: Self.page)
        drop(page)
        if let last = page.settled.last { position = last.cursor }
        cursor = position
        hub.tell(Self.coalesced(page.settled))
        return page.isFull && !page.settled.isEmpty
    }

    /// Answers in memory go as soon as a change is there; its place in the order does not matter to them.
    private func drop(_ page: ChangePage) {
        if page.isFull {
            hot.everythingChanged()
        } else {
            // What somebody was told changes nothing of the event that it is about.
            let changes = (page.settled + page.unsettled).filter { !$0.type.hasPrefix("notification:") }
            hot.changed(Set(changes.map(\.eventID)))
        }
    }

    private func admit(_ arrival: LiveHub.Arrival, at position: ChangeCursor) async {
        var identity: Identity?
        if let token = arrival.subscription.token {
            do {
                identity = try await tokens.identity(of: token)
            } catch {
                logger.warning("a token was not checked; its client is told what everyone is", error: error)
            }
        }
        let subscriber = LiveHub.Subscriber(
            outbound: arrival.outbound,
            topics: arrival.subscription.known,
            identity: identity
        )
        if let cursor = arrival.subscription.cursor {
            let messages = await missed(since: cursor, until: position, subscriber.topics, userID: subscriber.userID)
            for message in messages { subscriber.outbound.send(text: message) }
        }
        arrival.outbound.send(text: #"{"type":"subscribed","cursor":"\#(position.text)"}"#)
        hub.admit(arrival.connection, subscriber)
    }

    /// What a client is told that was away, from its cursor up to the loop's own.
    func missed(
        since text: String,
        until end: ChangeCursor,
        _ topics: Set<LiveTopic>,
        userID: UUID?
    ) async -> [String] {
        do {
            guard let start = ChangeCursor(text: text) else { throw Unreadable() }
            let missed = try await store.changes(after: start, limit: Self.replayLimit)
            // Asked behind, since the horizon only moves on: what was read above was whole if it is whole now.
            guard !missed.isFull, try await store.horizon() <= start else { throw Unreadable() }
            return missed.settled.filter { $0.cursor <= end && $0.concerns(topics, userID: userID) }.map(\.message)
        } catch {
            // Too old, malformed, or the database does not answer: loading anew is always right.
            return [#"{"type":"resync","cursor":"\#(end.text)"}"#]
        }
    }

    private struct Unreadable: Error {}

    /// Of several counts of one event read together only the last is worth telling.
    static func coalesced(_ changes: [Change]) -> [Change] {
        var latest: [UUID: ChangeCursor] = [:]
        for change in changes where change.type == "capacity:changed" { latest[change.eventID] = change.cursor }
        return changes.filter { $0.type != "capacity:changed" || latest[$0.eventID] == $0.cursor }
    }
}
