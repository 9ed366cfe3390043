import Foundation

/// A language that people are told in; its raw value is its code in ISO 639-1, and the folder of its templates.
enum Language: String, CaseIterable, Sendable {
    case english = "en"
    case german = "de"

    /// How dates and numbers are written: days before months and twenty-four hours, as on European campuses.
    var locale: Locale {
        switch self {
        case .english: Locale(identifier: "en_GB")
        case .german: Locale(identifier: "de_DE")
        }
    }

    /// What stands for the title of an event that has none.
    var anEvent: String {
        switch self {
        case .english: "an event"
        case .german: "eine Veranstaltung"
        }
    }

    /// Where an event without a place takes place; said alike in both.
    var online: String { "Online" }

    func number(_ value: Int) -> String {
        value.formatted(.number.locale(locale))
    }
}
