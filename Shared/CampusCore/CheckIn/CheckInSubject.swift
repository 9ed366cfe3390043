public import Foundation

/// Who comes in, as the person at the door knows it.
public enum CheckInSubject: Equatable, Sendable {
    /// What a ticket says, read by a camera or typed.
    case code(String)
    case rsvp(UUID)
    /// A name, or the beginnings of its words.
    case name(String)
}
