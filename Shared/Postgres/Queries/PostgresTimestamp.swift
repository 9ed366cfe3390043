import Foundation

/// `timestamptz` in PostgreSQL's ISO style, read and written without a formatter since every row has several.
enum PostgresTimestamp {
    /// The date in UTC to the microsecond, the resolution of the type.
    static func text(_ date: Date) -> String {
        let microseconds = Int64((date.timeIntervalSince1970 * 1_000_000).rounded())
        let (days, rest) = microseconds.flooredQuotientAndRemainder(dividingBy: 86_400_000_000)
        let (year, month, day) = civil(fromDays: days)
        let seconds = rest / 1_000_000
        func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let years = String(repeating: "0", count: max(0, 4 - "\(abs(year > 0 ? year : 1 - year))".count))
        let fraction = "\(1_000_000 + rest % 1_000_000)".dropFirst()
        let era = year > 0 ? "" : " BC"
        return "\(years)\(year > 0 ? year : 1 - year)-\(two(month))-\(two(day)) "
            + "\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60)).\(fraction)+00\(era)"
    }

    /// Reads `2026-09-01 18:00:00.25+00` of a `timestamptz`, and as UTC the same without a zone of a `timestamp` and
    /// the day alone of a `date`; nil for anything else, `infinity` and years BC among it.
    static func date(_ text: UnsafeRawBufferPointer) -> Date? {
        var position = 0
        func number(_ separator: UInt8?) -> Int64? {
            var value: Int64 = 0
            let start = position
            while position < text.count, (48...57).contains(text[position]) {
                value = value * 10 + Int64(text[position] - 48)
                position += 1
            }
            guard position > start, position - start <= 9 else { return nil }
            if let separator {
                guard position < text.count, text[position] == separator else { return nil }
                position += 1
            }
            return value
        }
        guard let year = number(UInt8(ascii: "-")), let month = number(UInt8(ascii: "-")), let day = number(nil)
        else { return nil }
        let midnight = days(year, month, day) * 86_400
        if position == text.count { return Date(timeIntervalSince1970: Double(midnight)) }
        guard text[position] == UInt8(ascii: " ") else { return nil }
        position += 1
        guard let hour = number(UInt8(ascii: ":")), let minute = number(UInt8(ascii: ":")), let second = number(nil)
        else { return nil }
        var microseconds: Int64 = 0
        if position < text.count, text[position] == UInt8(ascii: ".") {
            position += 1
            let start = position
            guard var fraction = number(nil), position - start <= 6 else { return nil }
            for _ in (position - start)..<6 { fraction *= 10 }
            microseconds = fraction
        }
        // The session's zone is UTC, so that nothing else than +00 comes.
        guard position == text.count || text[position...].elementsEqual("+00".utf8) else { return nil }
        let seconds = midnight + hour * 3600 + minute * 60 + second
        return Date(timeIntervalSince1970: Double(seconds) + Double(microseconds) / 1_000_000)
    }

    /// Days since 1970-01-01 in the proleptic Gregorian calendar; the year is counted from March, so that the
    /// leap day comes last.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = shifted.flooredQuotientAndRemainder(dividingBy: 400)
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func civil(fromDays days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let (era, dayOfEra) = (days + 719_468).flooredQuotientAndRemainder(dividingBy: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }
}

extension Int64 {
    /// Division that rounds down, so that moments before 1970 fall on the right day.
    fileprivate func flooredQuotientAndRemainder(dividingBy divisor: Int64) -> (Int64, Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
