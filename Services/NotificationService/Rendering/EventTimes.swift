import Foundation

/// When an event takes place, on its own clock and in its reader's language.
struct EventTimes {
    let start: Date
    let end: Date?
    let zone: TimeZone
    let language: Language

    /// `Tuesday, 1 September 2026, 18:00–20:00`
    var whole: String { lines.joined(separator: isOneDay ? ", " : " ") }

    /// `Tuesday, 1 September 2026` and `18:00–20:00`; of an event that ends on another day its start and its end.
    var lines: [String] {
        let clock = shown(start, "HH:mm")
        guard let end else { return [shown(start, day), clock + hour] }
        let endClock = shown(end, "HH:mm") + hour
        if isOneDay { return [shown(start, day), clock + "–" + endClock] }
        return [shown(start, day) + ", " + clock + hour + " –", shown(end, day) + ", " + endClock]
    }

    /// `Tue 1 Sept, 18:00`
    var short: String {
        switch language {
        case .english: shown(start, "EEE d MMM, HH:mm")
        case .german: shown(start, "EEE d. MMM, HH:mm") + hour
        }
    }

    var weekday: String { shown(start, "EEEE") }
    var dayOfMonth: String { shown(start, "d") }
    var month: String { shown(start, "LLL") }

    /// `Central European Summer Time`
    var zoneName: String {
        let style: TimeZone.NameStyle = zone.isDaylightSavingTime(for: start) ? .daylightSaving : .standard
        return zone.localizedName(for: style, locale: language.locale) ?? zone.identifier
    }

    private var day: String {
        switch language {
        case .english: "EEEE, d MMMM yyyy"
        case .german: "EEEE, d. MMMM yyyy"
        }
    }

    /// What follows a time of day.
    private var hour: String {
        switch language {
        case .english: ""
        case .german: " Uhr"
        }
    }

    private func shown(_ date: Date, _ format: String) -> String {
        let formatter = DateFormatter()
        formatter.locale = language.locale
        formatter.timeZone = zone
        formatter.dateFormat = format
        return formatter.string(from: date)
    }

    private var isOneDay: Bool {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        return end.map { calendar.isDate(start, inSameDayAs: $0) } ?? true
    }
}
