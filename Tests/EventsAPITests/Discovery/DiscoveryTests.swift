import CampusCore
import Foundation
import Postgres
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct DiscoveryTests {
    private func titles(_ campus: Campus, _ filter: EventFilter, for identity: Identity? = nil) async throws -> [String]
    {
        try await campus.discovery.list(filter, for: identity).events.map(\.title)
    }

    @Test func wordsAreFoundByPrefixWithoutAccentsAndDespiteSlips() async throws {
        try await Campus.with(people: 0) { campus in
            for title in ["Café crème for beginners", "Hackathon of the year", "Seminar on whales", "Tea"] {
                _ = try await campus.events.create(campus.proposal(title), by: campus.organizer)
            }
            func search(_ text: String) async throws -> [String] { try await titles(campus, .with(search: text)) }
            #expect(try await search("cafe") == ["Café crème for beginners"])
            #expect(try await search("CRÈME beg") == ["Café crème for beginners"])
            #expect(try await search("hack") == ["Hackathon of the year"])
            #expect(try await search("hackaton") == ["Hackathon of the year"])
            #expect(try await search("semianr") == ["Seminar on whales"])
            #expect(try await search("whales tea").isEmpty)
            for odd in ["'", "\\", "a & | !", ":*", "%", "½", "ŉ", "<->", "(("] { _ = try await search(odd) }
        }
    }

    @Test func theTitleCountsMoreThanTheDescription() async throws {
        try await Campus.with(people: 0) { campus in
            var mention = campus.proposal("Evening at the lake", inHours: 3)
            mention.description = "Perhaps somebody brings a guitar."
            _ = try await campus.events.create(mention, by: campus.organizer)
            _ = try await campus.events.create(campus.proposal("Guitar night"), by: campus.organizer)
            #expect(try await titles(campus, .with(search: "guitar")) == ["Guitar night", "Evening at the lake"])
        }
    }

    @Test func filtersCombine() async throws {
        try await Campus.with(people: 0) { campus in
            for (index, category) in ["Workshop", "Seminar", "Workshop", "Career"].enumerated() {
                var proposal = campus.proposal("Swift \(index)", inHours: Double(24 * (index + 1)))
                proposal.category = category
                _ = try await campus.events.create(proposal, by: campus.organizer)
            }
            var filter = EventFilter()
            filter.categories = [.workshop]
            #expect(try await titles(campus, filter) == ["Swift 0", "Swift 2"])
            filter.categories = [.workshop, .career]
            filter.from = campus.now.addingTimeInterval(48 * 3600)
            #expect(try await titles(campus, filter) == ["Swift 2", "Swift 3"])
            filter.to = campus.now.addingTimeInterval(80 * 3600)
            filter.search = "swift"
            #expect(try await titles(campus, filter) == ["Swift 2"])
            filter.organizerID = campus.newcomer.userID
            #expect(try await titles(campus, filter).isEmpty)
        }
    }

    @Test func eachSeesWhatIsForThem() async throws {
        try await Campus.with(people: 1) { campus in
            for visibility in ["public", "signed-in", "link"] {
                var proposal = campus.proposal(visibility)
                proposal.visibility = visibility
                _ = try await campus.events.create(proposal, by: campus.organizer)
            }
            #expect(Set(try await titles(campus, EventFilter())) == ["public"])
            #expect(Set(try await titles(campus, EventFilter(), for: campus.people[0])) == ["public", "signed-in"])
            #expect(
                Set(try await titles(campus, EventFilter(), for: campus.organizer)) == ["public", "signed-in", "link"]
            )
            #expect(Set(try await titles(campus, EventFilter(), for: campus.admin)) == ["public", "signed-in", "link"])
        }
    }

    @Test func theClockDecidesWhatIsUpcomingOngoingAndOver() async throws {
        try await Campus.with(people: 0) { campus in
            for (title, hours) in [("over", 1.0), ("ongoing", 3.0), ("upcoming", 6.0)] {
                _ = try await campus.events.create(campus.proposal(title, inHours: hours), by: campus.organizer)
            }
            let later = campus.now.addingTimeInterval(4 * 3600)
            func titles(_ status: EventStatus?) async throws -> [String] {
                try await campus.discovery.store.list(.with(status: status), for: Viewer(nil), now: later).map(
                    \.viewed.event.title
                )
            }
            #expect(try await titles(nil) == ["ongoing", "upcoming"])
            #expect(try await titles(.ongoing) == ["ongoing"])
            #expect(try await titles(.upcoming) == ["upcoming"])
            #expect(try await titles(.completed) == ["over"])
        }
    }

    @Test(arguments: [EventFilter.Sort.time, .popularity, .relevance])
    func pagesStayRightWhileEventsAreAdded(_ sort: EventFilter.Sort) async throws {
        try await Campus.with(people: 0) { campus in
            var made: Set<String> = []
            for index in 0..<23 {
                // Several at the same time, so that the id has to decide.
                let proposal = campus.proposal("Talk \(index)", inHours: Double(24 + index / 4))
                made.insert(try await campus.events.create(proposal, by: campus.organizer).title)
            }
            _ = try await campus.database.write(
                "UPDATE events.events SET popularity = (right(id::text, 1) < '8')::integer"
            )
            var filter = EventFilter.with(search: "talk", sort: sort, limit: 4)
            var seen: [String] = []
            for page in 0..<20 {
                let (events, next) = try await campus.discovery.list(filter, for: nil)
                seen += events.map(\.title)
                let late = campus.proposal("Talk late \(page)", inHours: page.isMultiple(of: 2) ? 24 : 48)
                _ = try await campus.events.create(late, by: campus.organizer)
                guard let next else { break }
                let read = try #require(PageCursor(text: next.text, count: 3))
                filter.after = EventCursor(read.parts, sort: sort)
                #expect(filter.after != nil)
            }
            let old = seen.filter(made.contains)
            #expect(old.count == made.count && Set(old) == made, "each once")
        }
    }

    @Test func aCursorOfAnotherSortIsRefused() throws {
        let cursor = EventCursor.score(.popularity, 7, UUID()).page
        #expect(EventCursor(cursor.parts, sort: .popularity) != nil)
        #expect(EventCursor(cursor.parts, sort: .time) == nil)
        for text in ["", "!!", "bm90IGpzb24", "WyJhIl0"] { #expect(PageCursor(text: text, count: 3) == nil) }
    }

    @Test func differentHistoriesGetDifferentRecommendationsWithReasons() async throws {
        try await Campus.with(people: 2) { campus in
            var past: [String: Event] = [:]
            for category in ["Sports", "Seminar"] {
                for index in 0..<3 {
                    var proposal = campus.proposal("\(category) \(index)", inHours: Double(100 + index))
                    proposal.category = category
                    past[category + "\(index)"] = try await campus.events.create(proposal, by: campus.organizer)
                }
            }
            let run = try #require(past["Sports0"])
            let talk = try #require(past["Seminar0"])
            try await campus.rsvp(run, [campus.people[0]])
            try await campus.rsvp(talk, [campus.people[1]])
            let first = try await campus.discovery.recommended(limit: 10, for: campus.people[0])
            let second = try await campus.discovery.recommended(limit: 10, for: campus.people[1])
            #expect(first.first?.event.category == .sports)
            #expect(second.first?.event.category == .seminar)
            #expect(first.first?.reason == .visitedCategory(.sports, 1))
            #expect(first.first?.reason.sentence == "You went to an event of this kind: Sports")
            #expect(!first.contains { $0.event.id == run.id }, "one goes there already")
            let wire = try JSONDecoder().decode(JSONValue.self, from: WireJSON.encoder().encode(first[0]))
            guard case .object(let members) = wire else { return #expect(Bool(false), "an event is an object") }
            #expect(members["reason_code"] == .string("visited-category"))
            #expect(members["reason_parameters"] == .object(["category": .string("Sports"), "count": .integer(1)]))
            #expect(try await campus.discovery.recommended(limit: 3, for: nil).count == 3)

            let similar = try await campus.discovery.similar(to: run.id.uuid, limit: 2, for: nil)
            #expect(similar.map(\.event.category) == [.sports, .sports])
            #expect(!similar.contains { $0.event.id == run.id })
        }
    }
}
