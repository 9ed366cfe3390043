public import Foundation

extension Validator {
    /// The time, when it is there, RFC 3339, and of this century: another is a slip of the keyboard.
    public mutating func time(_ value: String?, _ field: String) -> Date? {
        guard let value else {
            reject(field, "is required")
            return nil
        }
        guard let date = WireTime.parse(value) else {
            reject(field, "must be an RFC 3339 time such as 2026-09-01T18:00:00Z")
            return nil
        }
        return requireThisCentury(date, field) ? date : nil
    }

    /// Records that a time is of another century, which is a slip of the keyboard.
    ///
    /// - Returns: whether it is of this one.
    @discardableResult
    public mutating func requireThisCentury(_ date: Date, _ field: String) -> Bool {
        let isOfThisCentury = Self.century.contains(date.timeIntervalSince1970)
        require(isOfThisCentury, field, "must lie between the years 2000 and 2099")
        return isOfThisCentury
    }

    /// 2000-01-01 to 2099-12-31 in UTC.
    private static let century = 946_684_800.0...4_102_444_799.999

    /// The case whose raw value is the text.
    public mutating func choice<Choice>(_ value: String?, _ field: String) -> Choice?
    where Choice: RawRepresentable<String> & CaseIterable {
        guard let value else {
            reject(field, "is required")
            return nil
        }
        if let choice = Choice(rawValue: value) { return choice }
        reject(field, "must be one of " + Choice.allCases.map(\.rawValue).joined(separator: ", "))
        return nil
    }

    /// The cases whose raw values the text names, separated by commas; none where there is no text.
    public mutating func choices<Choice>(_ value: String?, _ field: String) -> [Choice]
    where Choice: RawRepresentable<String> & CaseIterable {
        var choices: [Choice] = []
        for name in (value ?? "").split(separator: ",") {
            if let choice: Choice = choice(String(name), field) { choices.append(choice) }
        }
        return choices
    }

    /// The number, when it is there and lies in `range`; the range's lower bound otherwise.
    public mutating func integer(_ value: Int?, _ field: String, _ range: ClosedRange<Int>) -> Int {
        guard let value else {
            reject(field, "is required")
            return range.lowerBound
        }
        require(range.contains(value), field, "must be \(range.lowerBound) to \(range.upperBound), is \(value)")
        return min(max(value, range.lowerBound), range.upperBound)
    }

    /// The id, or nil when there is none.
    public mutating func optionalID(_ value: String?, _ field: String) -> WireID? {
        guard let value else { return nil }
        guard let id = UUID(uuidString: value) else {
            reject(field, "must be a UUID")
            return nil
        }
        return WireID(id)
    }

    /// The address, or nil when there is none; only http and https, so that no script hides in a link. What a URI
    /// cannot hold (RFC 3986 §2) is percent-encoded, as browsers do; control characters are no part of one.
    public mutating func optionalURL(_ value: String?, _ field: String) -> String? {
        guard let value, !value.isEmpty else { return nil }
        guard value.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }), let url = URL(string: value),
            ["http", "https"].contains(url.scheme?.lowercased()), url.host()?.isEmpty == false,
            url.absoluteString.utf8.count <= 2000
        else {
            reject(field, "must be an http or https address of at most 2000 characters")
            return nil
        }
        return url.absoluteString
    }

    /// The time zone's IANA name.
    public mutating func timeZone(_ value: String, _ field: String) -> String {
        // What looks up names ends them at NUL; PostgreSQL takes none.
        let isName = value.contains("/") && !value.utf8.contains(0)
        let isIANA = value == "UTC" || (isName && TimeZone(identifier: value) != nil)
        require(isIANA, field, "must be an IANA time zone such as Europe/Berlin")
        return value
    }
}

extension Validator {
    /// A time to compare with, of any year that can be written.
    public mutating func moment(_ value: String, _ field: String) -> Date? {
        guard let date = WireTime.parse(value) else {
            reject(field, "must be an RFC 3339 time such as 2026-09-01T18:00:00Z")
            return nil
        }
        return date
    }
}
