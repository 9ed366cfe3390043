/// A day of the Gregorian calendar, without a time zone.
///
/// Source: "chrono-Compatible Low-Level Date Algorithms", Howard Hinnant, 2021 (civil_from_days).
struct CivilDate: Sendable, Hashable {
    /// Since 1970-01-01.
    let daysSince1970: Int
    /// 1 to 12.
    let month: Int
    /// 1 to 31.
    let day: Int

    init(daysSince1970 days: Int) {
        daysSince1970 = days
        // Years begin in March here, so that a leap day is the last of its year; 400 of them are an era.
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    }

    /// 0 is Sunday.
    var weekday: Int {
        // 1970 began on a Thursday.
        let remainder = (daysSince1970 + 4) % 7
        return remainder < 0 ? remainder + 7 : remainder
    }

    var next: CivilDate { CivilDate(daysSince1970: daysSince1970 + 1) }
}
