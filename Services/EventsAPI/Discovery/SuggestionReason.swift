import CampusCore

/// Why an event is shown to somebody: for programs a code and what it speaks of, for people a sentence.
enum SuggestionReason: Equatable, Sendable {
    /// So many go, or want to.
    case peopleGoing(Int)
    case withinDay, thisWeek, comingUp
    /// The person went to so many events of this kind.
    case visitedCategory(EventCategory, Int)
    case visitedOrganizer
    case sameCategory(EventCategory)
    case sameOrganizer
    /// The titles share these words.
    case sharedWords([String])

    /// The wire's name for it.
    var code: String {
        switch self {
        case .peopleGoing: "people-going"
        case .withinDay: "within-a-day"
        case .thisWeek: "this-week"
        case .comingUp: "coming-up"
        case .visitedCategory: "visited-category"
        case .visitedOrganizer: "visited-organizer"
        case .sameCategory: "same-category"
        case .sameOrganizer: "same-organizer"
        case .sharedWords: "shared-words"
        }
    }

    /// In English.
    var sentence: String {
        switch self {
        case .peopleGoing(let count): count == 1 ? "One person goes" : "\(count) people go"
        case .withinDay: "Within a day"
        case .thisWeek: "This week"
        case .comingUp: "Coming up"
        case .visitedCategory(let category, 1): "You went to an event of this kind: \(category.rawValue)"
        case .visitedCategory(let category, let count): "You went to \(count) events of this kind: \(category.rawValue)"
        case .visitedOrganizer: "By an organizer whose events you go to"
        case .sameCategory(let category): "The same kind of event: \(category.rawValue)"
        case .sameOrganizer: "By the same organizer"
        case .sharedWords(let words): "About the same: " + words.joined(separator: ", ")
        }
    }

    /// What ``code`` speaks of; what it does not is left out.
    struct Parameters: Encodable, Equatable, Sendable {
        var category: EventCategory?
        var count: Int?
        var words: [String]?
    }

    var parameters: Parameters {
        switch self {
        case .peopleGoing(let count): Parameters(count: count)
        case .visitedCategory(let category, let count): Parameters(category: category, count: count)
        case .sameCategory(let category): Parameters(category: category)
        case .sharedWords(let words): Parameters(words: words)
        case .withinDay, .thisWeek, .comingUp, .visitedOrganizer, .sameOrganizer: Parameters()
        }
    }
}
