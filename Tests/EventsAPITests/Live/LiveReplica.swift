import Crypto
import Foundation
import Live
import Logging
import ServiceKit

@testable import EventsAPI

/// What follows the changes in one replica, over the campus's database.
struct LiveReplica: Sendable {
    let hub = LiveHub()
    let admissions: LiveAdmissions

    static func with(_ campus: Campus, _ body: (LiveReplica) async throws -> Void) async throws {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let replica = LiveReplica(campus, tokens: try await SignInDoor(campus).tokens, logger: logger)
        let feed = ChangeFeed(
            store: ChangeStore(database: campus.database),
            hub: replica.hub,
            hot: HotAnswers(),
            counting: FigureCounting(store: FigureCountingStore(database: campus.database), logger: logger),
            logger: logger
        )
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await feed.run() }
            tasks.addTask { try await replica.admissions.run() }
            defer { tasks.cancelAll() }
            try await body(replica)
        }
    }

    private init(_ campus: Campus, tokens: AccessTokens, logger: Logger) {
        admissions = LiveAdmissions(
            hub: hub,
            store: ChangeStore(database: campus.database),
            managers: EventManagerStore(database: campus.database),
            tokens: tokens,
            logger: logger
        )
    }

    /// Somebody listens from `cursor` on, or from now on, and is let in as this returns.
    func listen(_ topics: Set<LiveTopic>, as identity: Identity? = nil, from cursor: LiveCursor? = nil) async throws
        -> LiveListener
    {
        try await listen(topics, as: identity, from: cursor?.text)
    }

    func listen(_ topics: Set<LiveTopic>, as identity: Identity?, from text: String?) async throws -> LiveListener {
        let listener = LiveListener()
        hub.opened(listener)
        admissions.ask(LiveArrival(outlet: listener, topics: topics, cursor: text, identity: identity))
        try await listener.wait(for: "subscribed")
        return listener
    }
}
