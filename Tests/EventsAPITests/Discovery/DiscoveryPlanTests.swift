import CampusCore
import Foundation
import Postgres
import Testing

@testable import EventsAPI

/// Whatever is asked for, the events table is never read from end to end.
@Suite struct DiscoveryPlanTests {
    @Test func listsKeepTheirPlans() async throws {
        try await Campus.with(people: 1) { campus in
            // Nobody is told of so many.
            _ = try await campus.database.write("ALTER TABLE events.events DISABLE TRIGGER events_announced")
            _ = try await campus.database.write(
                """
                INSERT INTO events.events (id, title, category, start_time, end_time, timezone, max_attendees, state,
                    organizer_id, is_over, popularity)
                SELECT gen_random_uuid(), 'Talk ' || md5(n::text), (ARRAY['Workshop', 'Seminar', 'Social', 'Sports'])[1 + n % 4],
                    now() + make_interval(hours => n - 18000), now() + make_interval(hours => n - 17998), 'UTC', 100,
                    'published', \(campus.organizer.userID), n <= 17998, n % 100
                FROM generate_series(1, 20000) AS n
                """
            )
            _ = try await campus.database.write("ANALYZE events.events")
            var filters: [EventFilter] = EventStatus.allCases.map { EventFilter.with(status: $0) }
            filters.append(EventFilter())
            filters.append(.with(search: "talk 0cc"))
            var tolerant = EventFilter.with(search: "talkk 0cc")
            tolerant.isTolerant = true
            filters.append(tolerant)
            filters.append(.with(sort: .popularity))
            filters.append(.with(status: .completed, search: "0cc"))
            var category = EventFilter()
            category.categories = [.workshop]
            filters.append(category)
            category.after = .time(campus.now.addingTimeInterval(86_400), UUID())
            filters.append(category)
            var organizer = EventFilter()
            organizer.organizerID = campus.newcomer.userID
            filters.append(organizer)
            var group = EventFilter()
            group.groupID = UUID()
            filters.append(group)
            for filter in filters {
                for viewer in [Viewer(nil), Viewer(campus.organizer), Viewer(campus.admin)] {
                    guard let query = DiscoveryStore.query(filter, for: viewer, now: campus.now) else { continue }
                    let plan = try await campus.database.read("EXPLAIN \(query)")
                        .map { try $0.get("QUERY PLAN", as: String.self) }.joined(separator: "\n")
                    #expect(!plan.contains("Seq Scan"), "\(filter)\n\(plan)")
                }
            }
            let own = OrganizedEventStore.query(of: campus.people[0], OrganizedEventFilter(), now: campus.now)
            let plan = try await campus.database.read("EXPLAIN \(own)").map {
                try $0.get("QUERY PLAN", as: String.self)
            }
            .joined(separator: "\n")
            #expect(!plan.contains("Seq Scan on events"), "\(plan)")
        }
    }
}
