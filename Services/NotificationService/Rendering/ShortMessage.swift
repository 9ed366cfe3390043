import Foundation

/// A notification in a line or two: as a push, and in the app.
struct ShortMessage: Equatable, Sendable {
    /// At most ``longestTitle`` bytes.
    let title: String
    /// At most ``longestBody`` bytes.
    let body: String
    /// Where it is read on.
    let url: URL?

    /// In bytes of UTF-8. With an address of 2,000 and JSON around them, both fit the 3,993 that every push service
    /// takes (RFC 8030 §7.2, RFC 8291 §4); screens show less.
    static let longestTitle = 240
    static let longestBody = 720
}
