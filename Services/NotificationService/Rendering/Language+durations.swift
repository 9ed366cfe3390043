extension Language {
    /// How long it is until something, as it follows `in`: `24 hours`, `1 Stunde`, `2 Tagen`.
    ///
    /// In the largest unit that says it exactly; days from two on, since a day before is 24 hours before.
    func delay(seconds: Int) -> String {
        let unit = Unit.allCases.first { seconds >= $0.least && seconds % $0.seconds == 0 } ?? .second
        let count = seconds / unit.seconds
        return "\(number(count)) \(word(unit, isOne: count == 1))"
    }

    private enum Unit: CaseIterable {
        case day, hour, minute, second

        var seconds: Int {
            switch self {
            case .day: 86_400
            case .hour: 3600
            case .minute: 60
            case .second: 1
            }
        }

        /// So many seconds at least are said in this unit.
        var least: Int { self == .day ? 2 * seconds : seconds }
    }

    private func word(_ unit: Unit, isOne: Bool) -> String {
        switch (self, unit) {
        case (.english, .day): isOne ? "day" : "days"
        case (.english, .hour): isOne ? "hour" : "hours"
        case (.english, .minute): isOne ? "minute" : "minutes"
        case (.english, .second): isOne ? "second" : "seconds"
        case (.german, .day): isOne ? "Tag" : "Tagen"
        case (.german, .hour): isOne ? "Stunde" : "Stunden"
        case (.german, .minute): isOne ? "Minute" : "Minuten"
        case (.german, .second): isOne ? "Sekunde" : "Sekunden"
        }
    }
}
