import Foundation

/// Collects every bad field of a request, so that a person corrects them all at once.
public struct Validator: Sendable {
    public private(set) var errors: [FieldError] = []

    public init() {}

    /// Records `message` for `field`.
    public mutating func reject(_ field: String, _ message: String) {
        errors.append(FieldError(field: field, message: message))
    }

    /// Records `message` for `field` unless `condition` holds.
    public mutating func require(_ condition: Bool, _ field: String, _ message: String) {
        if !condition { reject(field, message) }
    }

    /// The text without white space at its ends, when it is there and its length (in characters) lies in `range`.
    public mutating func text(_ value: String?, _ field: String, _ range: ClosedRange<Int>) -> String {
        guard let value else {
            if range.lowerBound > 0 { reject(field, "is required") }
            return ""
        }
        let trimmed = value.trimmingCharacters(in: .whitespacesAndNewlines)
        if trimmed.unicodeScalars.contains(where: { $0 == "\0" }) {
            reject(field, "must not contain NUL")
        } else if !range.contains(trimmed.count) {
            reject(field, "must be \(range.lowerBound) to \(range.upperBound) characters, is \(trimmed.count)")
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
