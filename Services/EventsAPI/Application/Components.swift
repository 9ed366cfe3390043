import CampusCore
import Foundation
import Logging
import Postgres
import ServiceKit

/// The parts that the routes and the fast path share, between the database and what clients see.
struct Components: Sendable {
    let configuration: EventsAPIConfiguration
    let database: PostgresClient
    let tokens: AccessTokens
    let idempotency: Idempotency
    let rsvps: RSVPs
    let hot = HotAnswers()
    let timers = RequestTimers()

    var events: Events { rsvps.events }

    /// - Throws: ``ConfigurationError`` when the key of the tokens is none.
    init(_ configuration: EventsAPIConfiguration, logger: Logger) async throws {
        self.configuration = configuration
        database = PostgresClient(configuration: configuration.database, logger: logger)
        tokens = try await AccessTokens(configuration.tokens)
        idempotency = Idempotency(database: database, secret: Data(configuration.tokens.privateKey.utf8))
        rsvps = RSVPs(
            store: RSVPStore(database: database),
            lanes: DecisionLanes(store: DecisionStore(database: database), logger: logger),
            events: Events.rules(on: database, now: { Date() }),
            guestCodes: GuestCodes(secret: Data(configuration.tokens.privateKey.utf8))
        )
    }
}
