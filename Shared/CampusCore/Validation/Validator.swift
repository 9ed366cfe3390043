import Foundation

/// Collects every bad field of a request, so that a person corrects them all at once.
public struct Validator: Sendable {
    public private(set) var errors: [FieldError] = []

    public init() {}

    /// Goes on from what was found wrong already.
    public init(errors: [FieldError]) {
        self.errors = errors
    }

    /// Records `message` for `field`; the first thing that is wrong with a field is what is said of it.
    public mutating func reject(_ field: String, _ message: String) {
        guard !errors.contains(where: { $0.field == field }) else { return }
        errors.append(FieldError(field: field, message: message))
    }

    /// Records `message` for `field` unless `condition` holds.
    public mutating func require(_ condition: Bool, _ field: String, _ message: String) {
        if !condition { reject(field, message) }
    }

    /// The text without white space at its ends, when it is there and its length lies in `range`.
    ///
    /// Lengths are of Unicode scalars, as PostgreSQL's `char_length` and JSON Schema count them: what a person sees as
    /// one letter may be many. The longest length is of what was sent, the shortest of what remains.
    public mutating func text(_ value: String?, _ field: String, _ range: ClosedRange<Int>) -> String {
        guard let value else {
            if range.lowerBound > 0 { reject(field, "is required") }
            return ""
        }
        let trimmed = value.trimmingCharacters(in: .whitespacesAndNewlines)
        if trimmed.unicodeScalars.contains(where: { $0 == "\0" }) {
            reject(field, "must not contain NUL")
        } else if trimmed.unicodeScalars.count < range.lowerBound || value.unicodeScalars.count > range.upperBound {
            let count = value.unicodeScalars.count
            reject(field, "must be \(range.lowerBound) to \(range.upperBound) characters, is \(count)")
        }
        return trimmed
    }

    /// The e-mail address in lower case, when it looks like one that a mail server takes (RFC 5321 lengths).
    public mutating func email(_ value: String?, _ field: String) -> String {
        guard let value else {
            reject(field, "is required")
            return ""
        }
        let address = value.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
        if !EmailAddress.isValid(address) { reject(field, "must be an e-mail address") }
        return address
    }

    /// - Throws: ``ValidationError`` naming every field recorded so far.
    public func finish() throws(ValidationError) {
        if !errors.isEmpty { throw ValidationError(errors) }
    }
}
