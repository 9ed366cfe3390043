import CampusCore
import Foundation
import Postgres
import ServiceKit

/// The rules of people's telephones: only a number that its person typed a code of is written to.
struct Phones: Sendable {
    let store: PhoneStore
    let codes: PhoneCodes
    let limiter: RateLimiter
    let now: @Sendable () -> Date

    /// What who asked for a code is told.
    struct Sent: Codable, Sendable {
        let phone: String
        let expiresAt: Date

        private enum CodingKeys: String, CodingKey {
            case phone
            case expiresAt = "expires_at"
        }
    }

    /// The same rules, writing where it is said.
    func on(_ database: any PostgresDatabase) -> Phones {
        Phones(store: PhoneStore(database: database), codes: codes, limiter: limiter, now: now)
    }

    /// Sends a code to the number, by which its person can show that it is theirs.
    ///
    /// - Throws: ``ValidationError``; ``Problem`` 403 until the address of the account is confirmed, since every SMS
    ///   costs money; 429; 401 when the account is gone.
    func sendCode(to text: String?, _ identity: Identity) async throws -> Sent {
        var validator = Validator()
        let number = validator.phone(text, "phone")
        try validator.finish()
        guard let isVerified = try await store.isEmailVerified(userID: identity.userID) else { throw Accounts.gone }
        guard isVerified else { throw Creator.unverified }
        try await limiter.takePhoneCode(userID: identity.userID, number: number)
        var random = SystemRandomNumberGenerator()
        let code = PhoneCodes.draw(&random)
        // Whole seconds: that is how it is told.
        let expiry = Date(timeIntervalSince1970: now().timeIntervalSince1970.rounded(.down)) + PhoneCodes.lifetime
        let hash = codes.hash(code, userID: identity.userID)
        try await store.send(code, hash: hash, to: number, userID: identity.userID, expiry: expiry)
        return Sent(phone: number, expiresAt: expiry)
    }

    /// Makes the number the person's when the code is the one that was sent there.
    ///
    /// - Throws: ``ValidationError`` when it is not, or is not good any more.
    func confirm(code text: String?, _ identity: Identity) async throws {
        var validator = Validator()
        let code = (text ?? "").filter { !$0.isWhitespace }
        validator.require(text != nil, "code", "is required")
        validator.require(code.wholeMatch(of: /[0-9]{6}/) != nil, "code", "must be the six digits of the SMS")
        try validator.finish()
        let hash = codes.hash(code, userID: identity.userID)
        switch try await store.confirm(hash: hash, userID: identity.userID, now: now()) {
        case .confirmed: return
        case .wrong: throw Self.refusal("is not the one that was sent")
        case .noCode: throw Self.refusal("is not good any more; ask for another")
        }
    }

    /// Takes the person's telephone away; nobody's is taken already.
    func remove(_ identity: Identity) async throws {
        try await store.remove(userID: identity.userID)
    }

    private static func refusal(_ message: String) -> ValidationError {
        ValidationError([FieldError(field: "code", message: message)])
    }
}

extension Validator {
    /// The telephone number in the form of E.164.
    fileprivate mutating func phone(_ value: String?, _ field: String) -> String {
        guard let value else {
            reject(field, "is required")
            return ""
        }
        guard let number = PhoneNumber.normalised(value) else {
            reject(field, "must be a telephone number with its country, such as +49 30 901820")
            return ""
        }
        return number
    }
}
