import CampusCore
import Foundation

/// Orders events for a person, and says why: the rules alone, without clock and database.
///
/// Each event gets points for several reasons; they add up, and the one that gave most is told.
struct EventRanking: Sendable {
    let now: Date

    private struct Point {
        let weight: Double
        let reason: SuggestionReason
    }

    /// What may interest someone with this taste.
    func recommended(_ events: [Event], for taste: Taste, limit: Int) -> [SuggestedEvent] {
        ranked(events, limit: limit) { event in
            var points = [popularity(of: event), nearness(of: event)]
            if let times = taste.categories[event.category] {
                let share = Double(times) / Double(max(taste.total, 1))
                points.append(Point(weight: 1 + 2 * share, reason: .visitedCategory(event.category, times)))
            }
            if let times = taste.organizers[event.organizerID.uuid] {
                points.append(Point(weight: min(1.5, 0.75 * Double(times)), reason: .visitedOrganizer))
            }
            return points
        }
    }

    /// What is like `original`.
    func similar(to original: Event, among events: [Event], limit: Int) -> [SuggestedEvent] {
        let words = Self.words(of: original.title)
        return ranked(events.filter { $0.id != original.id }, limit: limit) { event in
            var points = [popularity(of: event), nearness(of: event)]
            if event.category == original.category {
                points.append(Point(weight: 1.5, reason: .sameCategory(event.category)))
            }
            if event.organizerID == original.organizerID {
                points.append(Point(weight: 1, reason: .sameOrganizer))
            }
            let shared = words.intersection(Self.words(of: event.title))
            if !shared.isEmpty {
                points.append(Point(weight: 1.6 + 0.5 * Double(shared.count), reason: .sharedWords(shared.sorted())))
            }
            return points
        }
    }

    /// The best first; of equal ones the next first. A seat that is free counts, one that is not counts against.
    private func ranked(_ events: [Event], limit: Int, _ points: (Event) -> [Point]) -> [SuggestedEvent] {
        let scored = events.map { event -> (score: Double, suggestion: SuggestedEvent) in
            let points = points(event)
            let isFull = event.currentAttendees >= event.maxAttendees
            let score = points.map(\.weight).reduce(0, +) + (isFull ? -1 : 0.25)
            let reason = points.max { $0.weight < $1.weight }?.reason ?? .comingUp
            return (score, SuggestedEvent(event: event, reason: reason))
        }
        let sorted = scored.sorted { left, right in
            left.score != right.score
                ? left.score > right.score
                : (left.suggestion.event.startTime, left.suggestion.event.id.uuid)
                    < (right.suggestion.event.startTime, right.suggestion.event.id.uuid)
        }
        return sorted.prefix(limit).map(\.suggestion)
    }

    /// 0 for nobody, 1 for a thousand.
    private func popularity(of event: Event) -> Point {
        let wanted = event.currentAttendees + event.waitlistCount
        return Point(weight: min(1, log10(Double(wanted + 1)) / 3), reason: .peopleGoing(wanted))
    }

    /// 1 for now, half as much for each week until then.
    private func nearness(of event: Event) -> Point {
        let days = max(0, event.startTime.timeIntervalSince(now) / 86_400)
        let reason: SuggestionReason =
            switch days {
            case ..<1: .withinDay
            case ..<7: .thisWeek
            default: .comingUp
            }
        return Point(weight: pow(0.5, days / 7), reason: reason)
    }

    /// A title's longer words, folded as the database folds them.
    private static func words(of title: String) -> Set<String> {
        let folded = title.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
        return Set(folded.split { !$0.isLetter && !$0.isNumber }.filter { $0.count >= 4 }.map(String.init))
    }
}
