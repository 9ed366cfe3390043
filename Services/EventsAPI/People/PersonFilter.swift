import CampusCore
import Foundation

/// What an administrator asked for of the list of accounts.
struct PersonFilter: Equatable, Sendable {
    /// The last one of the page before.
    struct Cursor: Equatable, Sendable {
        /// The name as it is sorted by.
        let name: String
        let id: UUID
    }

    /// Part of a name or an address.
    var search: String?
    var role: Role?
    var after: Cursor?
    var limit = 50
}
