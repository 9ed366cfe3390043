import Foundation

/// Somebody who organizes or attends an event, as a calendar names them (RFC 5545 §3.3.3).
public struct CalendarPerson: Equatable, Sendable {
    /// What the person is called; may be empty.
    public var name: String
    /// An e-mail address.
    public var address: String

    public init(name: String, address: String) {
        self.name = name
        self.address = address
    }

    /// The parameter `CN` with the semicolon before it; nothing when there is no name.
    var commonName: String {
        let name = CalendarText.parameter(name)
        return name.isEmpty ? "" : ";CN=\(name)"
    }

    /// `mailto:zoe@campus.example` (RFC 6068), whatever the address is made of.
    var uri: String {
        "mailto:" + (address.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? "")
    }
}
