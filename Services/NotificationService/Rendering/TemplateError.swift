import JobQueue

/// A template that is not there or cannot be read.
struct TemplateError: JobError, CustomStringConvertible {
    enum Code: String, Sendable {
        /// There is no such template, or it lacks a part.
        case missing
        /// It is no Mustache.
        case broken
    }

    let code: Code
    let template: String
    let part: String
    var cause: (any Error)?

    /// Nothing but another version of this service changes it.
    var isPermanent: Bool { true }

    var description: String {
        "\(code.rawValue) template \(template).\(part)" + (cause.map { ": \($0)" } ?? "")
    }
}
