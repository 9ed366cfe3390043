import CampusCore
import Foundation

/// The body of `POST users/me/notifications/read` and `POST admin/dead-letters/retry`: which ones.
struct NotificationSelection: Decodable, Sendable {
    let ids: [String]?
    let all: Bool?
    private let misfits: [FieldError]

    private enum CodingKeys: String, CodingKey {
        case ids, all
    }

    init(from decoder: any Decoder) throws {
        var reader = TolerantReader(container: try decoder.container(keyedBy: CodingKeys.self))
        ids = reader.texts(.ids)
        all = reader.boolean(.all)
        misfits = reader.misfits
    }

    /// The ids; nil for all there are.
    ///
    /// - Throws: ``ValidationError`` naming every field that is not valid.
    func validated() throws(ValidationError) -> [WireID]? {
        var validator = Validator(errors: misfits)
        if ids == nil { validator.require(all == true, "ids", "must say which, or all must be true") }
        if ids != nil { validator.require(all != true, "all", "comes alone or not at all when there are ids") }
        validator.require((ids ?? []).count <= 100, "ids", "must be 100 at most")
        var found: [WireID] = []
        for (index, text) in (ids ?? []).enumerated() {
            if let id = validator.optionalID(text, "ids.\(index)") { found.append(id) }
        }
        try validator.finish()
        return ids == nil ? nil : found
    }
}
