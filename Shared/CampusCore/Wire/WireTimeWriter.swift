import Foundation

/// Writes a time as RFC 3339 in UTC by arithmetic alone: times stand many times in every answer, and a formatter takes
/// longer over one than the rest of an object takes together.
struct WireTimeWriter {
    private var milliseconds: Int64

    init(_ date: Date) {
        // Years 0 to 9999 have four digits; PostgreSQL and the validators allow no others.
        let bounded = min(max(date.timeIntervalSince1970 * 1000, -62_167_219_200_000), 253_402_300_799_999)
        milliseconds = Int64(bounded.rounded())
    }

    /// Appends `2026-09-01T18:00:00Z`, with milliseconds only when there are some.
    func append(to bytes: inout [UInt8]) {
        let days = Self.floor(milliseconds, 86_400_000)
        let ofDay = milliseconds - days * 86_400_000
        let (year, month, day) = Self.civil(days)
        Self.append(year, digits: 4, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        Self.append(month, digits: 2, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        Self.append(day, digits: 2, to: &bytes)
        bytes.append(UInt8(ascii: "T"))
        Self.append(ofDay / 3_600_000, digits: 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        Self.append(ofDay / 60_000 % 60, digits: 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        Self.append(ofDay / 1000 % 60, digits: 2, to: &bytes)
        if ofDay % 1000 != 0 {
            bytes.append(UInt8(ascii: "."))
            Self.append(ofDay % 1000, digits: 3, to: &bytes)
        }
        bytes.append(UInt8(ascii: "Z"))
    }

    /// The civil date of a day counted from 1970-01-01. The calendar repeats after 400 years of 146,097 days; counted
    /// from the first of March, the leap day is the last of its year, and the months before it have fixed lengths.
    private static func civil(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        // 0000-03-01 lies 719,468 days before 1970-01-01.
        let shifted = days + 719_468
        let era = floor(shifted, 146_097)
        let ofEra = shifted - era * 146_097
        let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        // Five months have 153 days, wherever one begins to count from March.
        let monthFromMarch = (5 * ofYear + 2) / 153
        let day = ofYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    private static func floor(_ value: Int64, _ divisor: Int64) -> Int64 {
        (value >= 0 ? value : value - divisor + 1) / divisor
    }

    private static func append(_ value: Int64, digits: Int, to bytes: inout [UInt8]) {
        var divisor: Int64 = 1
        for _ in 1..<digits { divisor *= 10 }
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / divisor % 10))
            divisor /= 10
        }
    }
}
