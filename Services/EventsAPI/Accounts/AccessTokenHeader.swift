import CampusCore
import Foundation
import JWTKit

/// The header of an access token, of which there is one kind.
struct AccessTokenHeader {
    /// RFC 9068 §2.1: no other JWT passes for an access token.
    static let type = "at+jwt"
    static let algorithm = "ES256"

    let kid: String

    /// - Throws: when the header asks for another algorithm, is of another type, or names no key.
    init(of token: String) throws {
        guard let part = token.split(separator: ".", omittingEmptySubsequences: false).first,
            part.utf8.count <= 512, let data = Base64URL.decode(part)
        else { throw JWTError.malformedToken(reason: "no header") }
        let fields = try JSONDecoder().decode(Fields.self, from: data)
        guard fields.alg == Self.algorithm, fields.typ == Self.type, fields.crit == nil else {
            throw JWTError.malformedToken(reason: "another kind of token")
        }
        kid = fields.kid
    }

    private struct Fields: Decodable {
        let alg: String
        let typ: String
        let kid: String
        /// Extensions that must be understood (RFC 7515 §4.1.11); there are none that are.
        let crit: [String]?
    }
}
