/// One bad field of a request, as it stands in a problem's `errors`.
public struct FieldError: Codable, Equatable, Sendable {
    /// The field's name on the wire.
    public let field: String
    /// What is wrong with it and what would be right, as a sentence without a full stop.
    public let message: String

    public init(field: String, message: String) {
        self.field = field
        self.message = message
    }
}

/// The request was understood, but these fields are not valid (HTTP 422).
public struct ValidationError: Error, Equatable, Sendable {
    public let errors: [FieldError]

    public init(_ errors: [FieldError]) {
        self.errors = errors
    }
}
