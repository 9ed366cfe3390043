import CampusCore
import Foundation
import ServiceKit
import Testing

@testable import EventsAPI

/// A campus on which these events are over, under way and to come:
///
/// | event | begins | seats | who has one | who came |
/// |---|---|---|---|---|
/// | Lecture, a workshop | 40 days ago | 4 | 0, 1, 2 | 0, 1 |
/// | Concert | 3 days ago | 2 | 0, 3; 4 waits | nobody was checked in |
/// | Match of somebody else | an hour ago | 10 | 5 | |
/// | Party | in a day | 2 | 0, 1; 2 waits | |
@Suite struct AnalyticsTests {
    private struct Year {
        let campus: Campus
        let analytics: Analytics
        var today: CalendarDay { CalendarDay(campus.now) }
    }

    private func with(_ body: (Year) async throws -> Void) async throws {
        try await Campus.with(people: 6) { campus in
            func make(
                _ title: String,
                _ category: String,
                hours: Double,
                seats: Int,
                people: [Int],
                came: [Int] = [],
                by identity: Identity
            ) async throws {
                var proposal = campus.proposal(title, inHours: 24, seats: seats)
                proposal.category = category
                let event = try await campus.events.create(proposal, by: identity)
                try await campus.rsvp(event, people.map { campus.people[$0] })
                for person in came {
                    _ = try await campus.database.write(
                        """
                        SELECT events.decide_one(\(event.id.uuid), 'check_in', id) FROM events.rsvps
                        WHERE event_id = \(event.id.uuid) AND user_id = \(campus.people[person].userID)
                        """
                    )
                }
                let start = campus.now + hours * 3600
                _ = try await campus.database.write(
                    """
                    WITH moved AS (
                        UPDATE events.events SET start_time = \(start), end_time = \(start + 7200)
                        WHERE id = \(event.id.uuid) RETURNING events.*
                    ) SELECT events.record_change('event:updated', e, '{}') FROM moved AS e
                    """
                )
            }
            try await make(
                "Lecture",
                "Workshop",
                hours: -960,
                seats: 4,
                people: [0, 1, 2],
                came: [0, 1],
                by: campus.organizer
            )
            try await make("Concert", "Cultural", hours: -72, seats: 2, people: [0, 3, 4], by: campus.organizer)
            try await make("Match", "Sports", hours: -1, seats: 10, people: [5], by: campus.admin)
            try await make("Party", "Social", hours: 24, seats: 2, people: [0, 1, 2], by: campus.organizer)
            _ = try await campus.events.create(campus.draft("Secret"), by: campus.organizer)
            try await campus.countFigures()
            let now = campus.now
            let store = FigureStore(database: campus.database)
            try await body(
                Year(
                    campus: campus,
                    analytics: Analytics(
                        store: store,
                        counted: CountedEvents(database: campus.database, freshness: .zero),
                        people: CountedPeople(store: store),
                        now: { now }
                    )
                )
            )
        }
    }

    @Test func statisticsAreSumsOfPublishedEvents() async throws {
        try await with { year in
            let all = try await year.analytics.statistics(FigureFilter(), for: year.campus.admin).current
            #expect(all.sums.events == 4 && all.upcoming == 1 && all.ongoing == 1 && all.past == 2)
            #expect(all.sums.seats == 18 && all.sums.rsvps == 8 && all.sums.waiting == 2)
            #expect(all.uniqueAttendees == 5, "0, 1, 2, 3 and 5")
            #expect(all.sums.checkedIn == 2 && all.sums.attendanceRate == 2.0 / 3, "nobody stood at the concert's door")
            #expect(all.sums.fillRate == 8.0 / 18)
        }
    }

    @Test func organizersSeeTheirOwn() async throws {
        try await with { year in
            let own = try await year.analytics.statistics(FigureFilter(), for: year.campus.organizer).current
            #expect(own.sums.events == 3 && own.sums.rsvps == 7 && own.uniqueAttendees == 4)
            let none = try await year.analytics.statistics(FigureFilter(), for: year.campus.newcomer).current
            #expect(none.sums.events == 0 && none.uniqueAttendees == 0 && none.sums.fillRate == nil)
            let refused = await problem {
                _ = try await year.analytics.organizers(FigureFilter(), for: year.campus.organizer)
            }
            #expect(refused?.status == .forbidden)
        }
    }

    @Test func editorsSeeWhatTheirGroupOrganizes() async throws {
        try await with { year in
            let (database, group) = (year.campus.database, UUID.version7())
            _ = try await database.write("INSERT INTO events.groups (id, name) VALUES (\(group), 'Choir')")
            _ = try await database.write(
                """
                WITH moved AS (
                    UPDATE events.events SET group_id = \(group) WHERE title = 'Concert' RETURNING events.*
                ) SELECT events.record_change('event:updated', e, '{}') FROM moved AS e
                """
            )
            try await year.campus.countFigures()
            for (role, count) in [("editor", 1), ("check-in", 0)] {
                _ = try await database.write(
                    """
                    INSERT INTO events.group_members (group_id, user_id, role)
                    VALUES (\(group), \(year.campus.newcomer.userID), \(role))
                    ON CONFLICT (group_id, user_id) DO UPDATE SET role = excluded.role
                    """
                )
                let theirs = try await year.analytics.statistics(FigureFilter(), for: year.campus.newcomer).current
                #expect(theirs.sums.events == count, "\(role)")
            }
            let filter = FigureFilter(groupID: group)
            let statistics = try await year.analytics.statistics(filter, for: year.campus.admin).current
            #expect(statistics.sums.events == 1 && statistics.uniqueAttendees == 2)
        }
    }

    @Test func aTimeIsComparedWithAsLongBefore() async throws {
        try await with { year in
            let filter = FigureFilter(from: year.today.adding(days: -29), to: year.today)
            let statistics = try await year.analytics.statistics(filter, for: year.campus.admin)
            #expect(statistics.current.sums.events == 2 && statistics.current.uniqueAttendees == 3)
            let previous = try #require(statistics.previous)
            #expect(previous.from == year.today.adding(days: -59) && previous.to == year.today.adding(days: -30))
            #expect(previous.sums.events == 1 && previous.uniqueAttendees == 3)
            let open = try await year.analytics.statistics(
                FigureFilter(from: year.today, category: .social),
                for: year.campus.admin
            )
            #expect(open.previous == nil && open.current.sums.events == 1 && open.current.uniqueAttendees == 2)
        }
    }

    @Test func categoriesAndOrganizersComeWithTheMostPeopleFirst() async throws {
        try await with { year in
            let categories = try await year.analytics.categories(FigureFilter(), for: year.campus.admin)
            #expect(categories.map(\.key.category) == [.workshop, .cultural, .social, .sports])
            #expect(categories.map(\.sums.rsvps) == [3, 2, 2, 1])
            let organizers = try await year.analytics.organizers(FigureFilter(), for: year.campus.admin)
            #expect(organizers.map(\.key.name) == ["olivia", "ada"])
            #expect(organizers.map(\.sums.events) == [3, 1])
        }
    }

    @Test func venuesAreUsedByTheirCapacity() async throws {
        try await with { year in
            let venue = UUID.version7()
            _ = try await year.campus.database.write(
                "INSERT INTO events.venues (id, name, capacity) VALUES (\(venue), 'Hall', 4)"
            )
            _ = try await year.campus.database.write(
                """
                WITH moved AS (
                    UPDATE events.events SET venue_id = \(venue) WHERE title IN ('Lecture', 'Concert') RETURNING events.*
                ) SELECT events.record_change('event:updated', e, '{}') FROM moved AS e
                """
            )
            try await year.campus.countFigures()
            let venues = try await year.analytics.venues(FigureFilter(), for: year.campus.admin)
            let hall = try #require(venues.first)
            #expect(venues.count == 1 && hall.key.name == "Hall" && hall.key.hours == 4)
            #expect(hall.sums.events == 2 && hall.key.utilisation == 5.0 / 8)
        }
    }

    @Test func monthsAndTrendsHaveZeros() async throws {
        try await with { year in
            for identity in [year.campus.admin, year.campus.organizer] {
                let months = try await year.analytics.months(FigureFilter(), count: 24, for: identity)
                #expect(months.count == 24 && months[0].sums.events == 0)
                #expect(months.last?.key.month == String(year.today.rawValue.prefix(7)))
                let trend = try await year.analytics.trend(FigureFilter(), step: .month, months: 3, for: identity)
                #expect(trend.count == 3 && trend[0].confirmed == 0 && trend[0].from.startOfMonth == trend[0].from)
                let own = identity.role == .admin ? 8 : 7
                #expect(trend[2].confirmed + trend[1].confirmed == own)
                #expect(trend[2].waitlisted + trend[1].waitlisted == 2)
                #expect(trend[2].checkedIn + trend[1].checkedIn == 2)
                let days = try await year.analytics.trend(FigureFilter(), step: .day, months: 2, for: identity)
                #expect(days.map(\.confirmed).reduce(0, +) == own && days.last?.from == year.today)
            }
            let months = try await year.analytics.months(FigureFilter(), count: 24, for: year.campus.admin)
            let month = String(year.today.adding(days: -40).rawValue.prefix(7))
            let lecture = try #require(months.first { $0.key.month == month })
            #expect(lecture.sums.rsvps >= 3 && lecture.key.uniqueAttendees >= 3)
        }
    }

    @Test func pastEventsComeInPagesAndComingOnesByDemand() async throws {
        try await with { year in
            let admin = year.campus.admin
            let first = try await year.analytics.past(FigureFilter(), after: nil, limit: 1, for: admin)
            #expect(first.map(\.title) == ["Concert"] && first[0].attendanceRate == nil && first[0].fillRate == 1)
            let after = (start: first[0].start, id: first[0].eventID)
            let second = try await year.analytics.past(FigureFilter(), after: after, limit: 1, for: admin)
            #expect(second.map(\.title) == ["Lecture"] && second[0].attendanceRate == 2.0 / 3)
            let coming = try await year.analytics.coming(FigureFilter(), limit: 10, for: admin)
            #expect(coming.map(\.title) == ["Party"] && coming[0].waiting == 1)
        }
    }

    @Test func activityIsOfTheSameEventsTheLatestFirst() async throws {
        try await with { year in
            let all = try await year.analytics.activity(FigureFilter(), limit: 100, for: year.campus.admin)
            #expect(all.count == 12 && all.map(\.at) == all.map(\.at).sorted(by: >))
            #expect(all.first?.title == "Party" && all.first?.kind == "waitlisted" && all.first?.seatsTaken == 2)
            let own = try await year.analytics.activity(FigureFilter(), limit: 5, for: year.campus.organizer)
            #expect(own.count == 5 && !own.contains { $0.title == "Match" })
        }
    }
}

extension Campus {
    /// What is not published.
    fileprivate func draft(_ title: String) -> EventProposal {
        var proposal = proposal(title)
        proposal.status = "draft"
        return proposal
    }
}
