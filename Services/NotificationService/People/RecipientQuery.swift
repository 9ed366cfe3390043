import CampusCore
import Foundation

/// The body of `POST notifications/export`: whose notifications, and which page of them.
struct RecipientQuery: Decodable, Sendable {
    let userID: UUID?
    /// Addresses that are the person's, under which a guest may have been written to.
    let emails: [String]
    /// The last notification of the page before.
    let after: UUID?
    let limit: Int

    private enum CodingKeys: String, CodingKey {
        case userID = "user_id"
        case emails, after, limit
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        userID = try container.decodeIfPresent(UUID.self, forKey: .userID)
        emails = try container.decodeIfPresent([String].self, forKey: .emails) ?? []
        after = try container.decodeIfPresent(UUID.self, forKey: .after)
        limit = try container.decodeIfPresent(Int.self, forKey: .limit) ?? 100
    }

    /// - Throws: ``ValidationError`` when nobody is named, or too many are asked for.
    func validate() throws(ValidationError) {
        var validator = Validator()
        validator.require(userID != nil || !emails.isEmpty, "user_id", "or emails must say whose")
        validator.require(!emails.contains { $0.isEmpty || $0.utf8.contains(0) }, "emails", "must be addresses")
        _ = validator.integer(limit, "limit", 1...500)
        try validator.finish()
    }
}
