public import Foundation

extension Validator {
    /// The time, when it is there and RFC 3339 within the years that PostgreSQL and calendars agree on.
    public mutating func time(_ value: String?, _ field: String) -> Date? {
        guard let value else {
            reject(field, "is required")
            return nil
        }
        guard let date = WireTime.parse(value), (0...253_402_300_799).contains(date.timeIntervalSince1970) else {
            reject(field, "must be an RFC 3339 time such as 2026-09-01T18:00:00Z")
            return nil
        }
        return date
    }

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

    /// The address, or nil when there is none; only http and https, so that no script hides in a link.
    public mutating func optionalURL(_ value: String?, _ field: String) -> String? {
        guard let value, !value.isEmpty else { return nil }
        guard value.utf8.count <= 2000, let url = URL(string: value),
            ["http", "https"].contains(url.scheme?.lowercased()),
            url.host() != nil
        else {
            reject(field, "must be an http or https address of at most 2000 characters")
            return nil
        }
        return value
    }

    /// The time zone's IANA name.
    public mutating func timeZone(_ value: String, _ field: String) -> String {
        let isIANA = value == "UTC" || (value.contains("/") && TimeZone(identifier: value) != nil)
        require(isIANA, field, "must be an IANA time zone such as Europe/Berlin")
        return value
    }
}
