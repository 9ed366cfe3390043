import Foundation

/// A text message.
struct SMSMessage: Sendable {
    /// The notification's.
    let id: UUID
    /// In E.164's form: `+`, the country, at most 15 digits.
    let phoneNumber: String
    let text: String

    /// Longer ones, SNS refuses; from 160 (70 beyond GSM's alphabet) on they are several to pay for.
    static let maximumCharacters = 1600

    /// - Throws: ``TransportError`` when it cannot be sent to anybody.
    func validate() throws(TransportError) {
        guard phoneNumber.wholeMatch(of: /\+[1-9][0-9]{6,14}/) != nil else {
            throw TransportError(.badAddress, "the telephone number is not in E.164's form")
        }
        guard !text.isEmpty, text.count <= Self.maximumCharacters else {
            throw TransportError(.rejected, "the text has \(text.count) characters, of 1 to \(Self.maximumCharacters)")
        }
    }
}
