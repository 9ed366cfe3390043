public import struct Foundation.UUID

/// What a client asked for, and what it may see of it.
public struct LiveInterest: Hashable, Sendable {
    /// The part that clients have in common; who shares it is told the same bytes.
    public struct Shared: Hashable, Sendable {
        /// Whether it asked for every public change.
        public let wantsAll: Bool
        /// The events it asked for by their ids.
        public let events: Set<UUID>
        public let isSignedIn: Bool

        func includes(_ change: LiveChange) -> Bool {
            if change.isPersonal { return false }
            switch change.audience {
            case .public: return wantsAll || events.contains(change.eventID)
            case .signedIn: return isSignedIn && (wantsAll || events.contains(change.eventID))
            case .link: return events.contains(change.eventID)
            case .nobody: return false
            }
        }
    }

    public let shared: Shared
    /// The person whose own changes it is told of.
    public let person: UUID?
    /// Those of the events asked for whose attendees the person may see.
    public private(set) var managed: Set<UUID>

    /// - Parameters:
    ///   - userID: who asks; nil for who is not signed in.
    ///   - managed: those of the events in `topics` that the person manages.
    public init(topics: Set<LiveTopic>, userID: UUID?, managed: Set<UUID> = []) {
        var events: Set<UUID> = []
        for case .event(let id) in topics { events.insert(id) }
        shared = Shared(wantsAll: topics.contains(.all), events: events, isSignedIn: userID != nil)
        person = topics.contains(.me) ? userID : nil
        self.managed = managed.intersection(events)
    }

    /// The person manages only these of the events any more; what is shared stays.
    mutating func restrict(to managed: Set<UUID>) {
        self.managed.formIntersection(managed)
    }

    /// Whether the client is told of the change.
    public func includes(_ change: LiveChange) -> Bool {
        if change.isPersonal {
            if let person, change.userID == person { return true }
            return change.message.type.hasPrefix("rsvp:") && managed.contains(change.eventID)
        }
        return shared.includes(change)
    }

    /// Whether anything but what is shared can concern it.
    var isPersonal: Bool { person != nil || !managed.isEmpty }
}
