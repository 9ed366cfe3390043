import CampusCore

/// The entity tag of an event: its version first, then what else its object shows.
///
/// Seats are part of the tag, so that a browser never keeps old numbers; a writer's `If-Match` is compared by the
/// version alone, because seats taken meanwhile are nobody's lost update.
struct EventTag: Equatable, Sendable {
    let version: Int
    let text: String

    init(_ event: Event) {
        version = event.version
        let link = event.onlineURL == nil ? "" : "-link"
        text = "\"\(event.version)-\(event.currentAttendees)-\(event.waitlistCount)-\(event.status.rawValue)\(link)\""
    }

    /// The version that a tag names; nil for one that is weak or none of ours.
    static func version(of tag: some StringProtocol) -> Int? {
        guard tag.hasPrefix("\""), tag.hasSuffix("\""), tag.count > 2 else { return nil }
        return Int(tag.dropFirst().prefix { $0 != "-" && $0 != "\"" })
    }
}
