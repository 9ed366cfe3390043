import CampusCore
import Foundation

/// What a person went to in the last year, by category and by who organized it.
struct Taste: Equatable, Sendable {
    var categories: [EventCategory: Int] = [:]
    var organizers: [UUID: Int] = [:]

    var total: Int { categories.values.reduce(0, +) }
}
