import CampusCore
import Foundation
import Logging
import Metrics
import Postgres
import ServiceKit
import ServiceLifecycle
import Synchronization

/// Measures again and again what only the database knows: how much of the outbox waits, and how the campus does.
///
/// Every replica tells the same numbers, so that dashboards take the greatest of them.
struct CampusMeasuring: Service {
    private let outbox: OutboxStore
    private let figures: CampusFigureStore
    private let seats: SeatAudit
    private let registry: PrometheusRegistry
    private let logger: Logger
    private let waiting = Meter(label: "outbox_waiting")
    private let oldest = Meter(label: "outbox_oldest_seconds")
    private let oversold = Meter(label: "seats_oversold")
    private let measured = MeasuredMoment()

    /// More than that in the outbox is not counted.
    private static let most = 10_000
    private static let pause = Duration.seconds(5)
    /// The campus is measured after so many pauses.
    private static let rounds = 6

    init(database: PostgresClient, registry: PrometheusRegistry, logger: Logger) {
        outbox = OutboxStore(database: database)
        figures = CampusFigureStore(database: database)
        seats = SeatAudit(store: figures)
        self.registry = registry
        self.logger = logger
        // There from the beginning: of a count that comes up at 1 nobody can say that it grew.
        for category in EventCategory.allCases {
            Counter(label: "events_created", dimensions: [("category", category.rawValue)]).increment(by: 0)
        }
        registry.observe("campus_figures_age_seconds", .gauge) { [measured] in measured.age }
    }

    func run() async {
        var round = 0
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                try await measureOutbox()
                if round % Self.rounds == 0 { try await measureCampus() }
                round += 1
            } catch {
                // The age of the figures says so as well.
                logger.warning("the campus was not measured", error: error)
            }
            do {
                try await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.pause) }
            } catch {
                return
            }
        }
    }

    func measureOutbox() async throws {
        let (count, since) = try await outbox.waiting(most: Self.most)
        waiting.set(count)
        oldest.set(since.map { max(0, -$0.timeIntervalSinceNow) } ?? 0)
    }

    func measureCampus() async throws {
        let coming = try await figures.coming()
        registry.replace("events_upcoming", coming.map { ([("category", $0.category)], Double($0.events)) })
        registry.replace("category_attendees", coming.map { ([("category", $0.category)], Double($0.confirmed)) })
        let rsvps = [
            "confirmed": coming.map(\.confirmed), "waitlisted": coming.map(\.waiting),
            "checked_in": coming.map(\.checkedIn),
        ]
        registry.replace("rsvps", rsvps.map { ([("status", $0.key)], Double($0.value.reduce(0, +))) })
        let events = try await figures.mostAttended(limit: 10).map { event in
            (labels: [("event_id", event.id.wire), ("title", event.title)], event: event)
        }
        registry.replace("event_attendees", events.map { ($0.labels, Double($0.event.attendees)) })
        registry.replace("event_seats", events.map { ($0.labels, Double($0.event.seats)) })
        registry.replace(
            "active_users",
            try await figures.activeUsers().map { ([("days", "\($0.key)")], Double($0.value)) }
        )
        oversold.set(try await seats.seatsOversold())
        measured.note()
    }
}

/// When the campus was last measured. May be used from any thread.
private final class MeasuredMoment: Sendable {
    private let moment = Mutex(Date())

    var age: Double { -moment.withLock { $0 }.timeIntervalSinceNow }

    func note() {
        moment.withLock { $0 = Date() }
    }
}
