import ServiceKit

extension RateLimitRules {
    static let variable = ConfigurationVariable(
        "RATE_LIMITS",
        "other limits, as NAME=COUNT/WINDOW or NAME=off with commas between; WINDOW ends in s, m or h, NAME may be all; "
            + "without it " + defaults.map(\.setting).joined(separator: ",")
    )

    /// The defaults, and what the text has otherwise; what stands behind wins.
    ///
    /// - Throws: ``ConfigurationError`` naming the first part that is wrong.
    init(settings: String) throws(ConfigurationError) {
        self.init()
        for part in settings.split(separator: ",").map(Self.withoutSpaces) {
            let sides = Self.sides(of: part, "=")
            guard sides.count == 2 else { throw Self.wrong(part, Self.form) }
            let names = RateLimitName.allCases.filter { sides[0] == "all" || sides[0] == $0.rawValue }
            guard !names.isEmpty else {
                throw Self.wrong(
                    part,
                    "names none of " + RateLimitName.allCases.map(\.rawValue).joined(separator: ", ")
                )
            }
            let quota = try sides[1] == "off" ? nil : Self.quota(sides[1], in: part)
            for name in names { set(name, quota) }
        }
    }

    private static func quota(_ text: String, in part: String) throws(ConfigurationError) -> RateQuota {
        let sides = sides(of: text, "/")
        guard sides.count == 2, let count = Int(sides[0]), let unit = sides[1].last, let seconds = units[unit],
            let number = Int(sides[1].dropLast())
        else { throw wrong(part, form) }
        let (window, isTooLong) = number.multipliedReportingOverflow(by: seconds)
        guard RateQuota.counts.contains(count), !isTooLong, RateQuota.windows.contains(window) else {
            throw wrong(part, "is not within 1 to \(RateQuota.counts.upperBound) in 1s to 24h")
        }
        return RateQuota(count, per: window)
    }

    private static let form = "is not of the form rsvp=20/60s or rsvp=off"
    private static let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600]

    private static func sides(of text: String, _ separator: Character) -> [String] {
        text.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }

    private static func withoutSpaces(_ text: Substring) -> String {
        String(text.filter { $0 != " " })
    }

    private static func wrong(_ part: String, _ reason: String) -> ConfigurationError {
        ConfigurationError(variable: variable.name, reason: "is wrong: \"\(part)\" \(reason)")
    }
}

extension RateLimitRule {
    /// As `RATE_LIMITS` has it.
    fileprivate var setting: String { "\(name.rawValue)=\(quota.count)/\(quota.window)s" }
}
