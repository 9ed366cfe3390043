import Foundation
import Live
import Synchronization

/// Changes of one event, of a size as events have, each with a cursor of its own.
final class FanOutMessages: Sendable {
    /// Before the first. All cursors have the same length, so that all messages have.
    let start = LiveCursor(transactionID: 1_000_000_000, id: 0)
    private let count = Mutex<UInt64>(0)
    private let eventID = UUID(uuid: (0x01, 0x90, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, 1))
    private let at = Date(timeIntervalSince1970: 1_790_000_000)
    private let data: String

    init() {
        let id = eventID.uuidString.lowercased()
        data =
            #"{"id":"\#(id)","title":"Robotics Hackathon: 24 hours, one robot","description":""#
            + #"Teams of up to four build a robot that finds its way through a maze it has never seen. Parts, tools, "#
            + #"coaches and pizza are there all night; bring a laptop and a sleeping bag. No experience is needed, the "#
            + #"first two hours are an introduction.","category":"Hackathon","location":"Engineering Hall, room 204","#
            + #""venue_id":null,"online_url":null,"start_time":"2026-10-02T16:00:00Z","end_time":"2026-10-03T16:00:00Z","#
            + #""timezone":"America/New_York","max_attendees":200,"current_attendees":173,"waitlist_count":0,"#
            + #""waitlist_enabled":true,"guests_allowed":false,"visibility":"public","status":"upcoming","#
            + #""organizer_id":"01900000-0000-7000-a000-100000000001","organizer_name":"Robotics Club","image_url":null,"#
            + #""rsvp_opens_at":null,"rsvp_closes_at":null,"group_id":null,"series_id":null,"created_at":"2026-09-01T08:00:00Z","#
            + #""updated_at":"2026-09-21T12:26:40Z","version":7}"#
    }

    /// So many more of them.
    func next(_ count: Int) -> [LiveChange] {
        let last = self.count.withLock { last in
            last += UInt64(count)
            return last
        }
        return (0..<count).map { index in
            LiveChange(
                cursor: LiveCursor(transactionID: start.transactionID + last - UInt64(count - index - 1), id: 1),
                type: "event:updated",
                data: data,
                at: at,
                eventID: eventID,
                userID: nil,
                audience: .public
            )
        }
    }
}
