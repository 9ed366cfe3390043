import Foundation

/// Reads a `date-time` of RFC 3339 §5.6, and nothing else: Foundation's own style takes 30 February and 24:00, and
/// refuses offsets of more than 18 hours.
struct WireTimeReader {
    private var bytes: Substring.UTF8View

    init(bytes: Substring.UTF8View) {
        self.bytes = bytes
    }

    mutating func date() -> Date? {
        guard let year = number(4, 0...9999), take("-"), let month = number(2, 1...12), take("-"),
            let day = number(2, 1...Self.days(inMonth: month, of: year)), take("T", "t"),
            let hour = number(2, 0...23), take(":"), let minute = number(2, 0...59), take(":"),
            let second = number(2, 0...(minute == 59 ? 60 : 59)), let fraction = fraction(), let offset = offset(),
            bytes.isEmpty
        else { return nil }
        let days = Self.daysSince1970(year: year, month: month, day: day)
        let seconds = days * 86_400 + hour * 3600 + minute * 60 + second - offset
        return Date(timeIntervalSince1970: Double(seconds) + fraction)
    }

    /// Exactly so many digits.
    private mutating func number(_ digits: Int, _ range: ClosedRange<Int>) -> Int? {
        var value = 0
        for _ in 0..<digits {
            guard let digit = digit() else { return nil }
            value = value * 10 + digit
        }
        return range.contains(value) ? value : nil
    }

    private mutating func digit() -> Int? {
        guard let byte = bytes.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        bytes.removeFirst()
        return Int(byte - UInt8(ascii: "0"))
    }

    private mutating func take(_ characters: Unicode.Scalar...) -> Bool {
        guard let byte = bytes.first, characters.contains(Unicode.Scalar(byte)) else { return false }
        bytes.removeFirst()
        return true
    }

    /// The part of a second; 0 without one, nil when a point is followed by nothing.
    private mutating func fraction() -> Double? {
        guard take(".") else { return 0 }
        guard let first = digit() else { return nil }
        var value = Double(first) / 10
        var weight = 0.01
        while let digit = digit() {
            value += Double(digit) * weight
            weight /= 10
        }
        return value
    }

    /// In seconds east of Greenwich.
    private mutating func offset() -> Int? {
        if take("Z", "z") { return 0 }
        let isWest = bytes.first == UInt8(ascii: "-")
        guard take("+", "-"), let hours = number(2, 0...23), take(":"), let minutes = number(2, 0...59) else {
            return nil
        }
        return (isWest ? -1 : 1) * (hours * 3600 + minutes * 60)
    }

    private static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days of the proleptic Gregorian calendar. Years are counted from March, so that a leap day ends one.
    private static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
