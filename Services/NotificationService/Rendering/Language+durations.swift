extension Language {
    /// How long it is until something, as it follows `in`: `24 hours`, `1 Stunde`, `2 Tagen`.
    ///
    /// In the largest unit that says it exactly, or rounded in one that there are some of.
    func delay(seconds: Int) -> String {
        let unit = Unit.allCases.first { $0.says(seconds) } ?? .second
        let count = (seconds + unit.seconds / 2) / unit.seconds
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

        /// Days from two on: a day before is 24 hours before.
        func says(_ duration: Int) -> Bool {
            let isExact = duration % seconds == 0 && duration >= (self == .day ? 2 * seconds : seconds)
            return isExact || duration >= 4 * seconds
        }
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
