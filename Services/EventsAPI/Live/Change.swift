import CampusCore
import Foundation

/// One committed change that open pages are told of.
struct Change: Sendable {
    let cursor: ChangeCursor
    /// `event:created`, `rsvp:created`, `capacity:changed` and so on.
    let type: String
    let eventID: UUID
    /// Set when only this person may see it.
    let userID: UUID?
    /// Who may see it otherwise.
    let audience: ChangeAudience
    /// The event or RSVP as JSON.
    let data: String
    let at: Date

    /// The message on the wire.
    var message: String {
        #"{"type":"\#(type)","cursor":"\#(cursor.text)","at":"\#(WireTime.format(at))","data":\#(data)}"#
    }

    /// Whether someone who subscribed to `topics` as `userID` is told.
    func concerns(_ topics: Set<LiveTopic>, userID: UUID?) -> Bool {
        if let owner = self.userID { return topics.contains(.me) && owner == userID }
        switch audience {
        case .public: return topics.contains(.all) || topics.contains(.event(eventID))
        case .signedIn: return userID != nil && (topics.contains(.all) || topics.contains(.event(eventID)))
        case .link: return topics.contains(.event(eventID))
        case .nobody: return false
        }
    }
}
