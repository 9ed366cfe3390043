/// Why a text is no cron expression.
public struct CronError: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Code: Sendable, Equatable {
        /// There are not five fields, nor one of the short names such as `@daily`.
        case notFiveFields
        /// A field holds what it cannot hold.
        case invalidField
        /// No day of any year is meant, as by the 30th of February.
        case neverFires
    }

    /// What is wrong, for a program.
    public let code: Code
    /// What is wrong, for a person.
    public let message: String

    public var description: String { "cron expression: \(message)" }
}
