import CampusCore
import Foundation

/// The body of `POST notifications/erasure`: who left, and what they are called from now on.
struct RecipientErasure: Decodable, Sendable {
    let userID: UUID?
    /// Addresses that are the person's, under which a guest may have been written to.
    let emails: [String]
    /// What was written to those addresses later is to somebody who came after.
    let before: Date
    /// What the person was called.
    let names: [String]
    /// The address that stands for the person now.
    let pseudonym: String

    private enum CodingKeys: String, CodingKey {
        case userID = "user_id"
        case emails, before, names, pseudonym
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        userID = try container.decodeIfPresent(UUID.self, forKey: .userID)
        emails = try container.decodeIfPresent([String].self, forKey: .emails) ?? []
        before = try container.decode(Date.self, forKey: .before)
        names = try container.decodeIfPresent([String].self, forKey: .names) ?? []
        pseudonym = try container.decode(String.self, forKey: .pseudonym)
    }

    /// - Throws: ``ValidationError`` when nobody is named, or the new name could be somebody's.
    func validate() throws(ValidationError) {
        var validator = Validator()
        validator.require(userID != nil || !emails.isEmpty, "user_id", "or emails must say who")
        for (field, texts) in [("emails", emails), ("names", names)] {
            let areTexts = !texts.contains { $0.isEmpty || $0.utf8.contains(0) }
            validator.require(areTexts, field, "must be texts that are not empty and hold no NUL")
        }
        validator.requireThisCentury(before, "before")
        let isNobody = pseudonym.wholeMatch(of: /deleted-[0-9a-f\-]{36}@invalid/) != nil
        validator.require(isNobody, "pseudonym", "must be deleted-UUID@invalid")
        try validator.finish()
    }
}
