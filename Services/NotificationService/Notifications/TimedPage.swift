import CampusCore
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import ServiceKit

/// A page of a list that goes by time, the latest first.
struct TimedPage: Sendable {
    let limit: Int
    /// Time and id of the last one on the page before.
    let after: (moment: Date, id: UUID)?

    /// What is wrong is named as `limit` or `cursor`.
    init(_ parameters: FlatDictionary<Substring, Substring>, _ validator: inout Validator) {
        limit = validator.limit(parameters["limit"])
        guard let parts = validator.cursor(parameters["cursor"], parts: 2) else {
            after = nil
            return
        }
        // What PostgreSQL can hold, in microseconds.
        let microseconds = Int64(parts[0]).flatMap { (0...253_402_300_799_000_000).contains($0) ? $0 : nil }
        guard let microseconds, let id = UUID(uuidString: parts[1]) else {
            validator.reject("cursor", "must be one from a Link header")
            after = nil
            return
        }
        after = (Date(timeIntervalSince1970: Double(microseconds) / 1_000_000), id)
    }

    /// The header that leads to the next page; none behind one that is not full.
    func link(_ uri: URI, _ last: (moment: Date, id: UUID)?, count: Int) -> HTTPFields {
        guard count == limit, let last else { return [:] }
        let microseconds = Int64((last.moment.timeIntervalSince1970 * 1_000_000).rounded())
        return [.link: PageLink.next(uri, cursor: PageCursor(["\(microseconds)", last.id.wire]))]
    }
}
