import CampusCore
import Foundation
import JWTKit

/// An ID token (OpenID Connect Core §2) of which nothing is believed yet.
struct IDToken: Sendable {
    let algorithm: SigningAlgorithm
    /// Which key signed it; only ever looked up among the provider's own.
    let keyID: String?
    private let text: String

    /// Reads the header, which is checked before any key is touched: a token does not choose how it is verified
    /// (RFC 8725 §3.1 and §3.2).
    ///
    /// - Parameter accepted: what the provider says that it signs with.
    /// - Throws: ``SingleSignOnError``.
    init(_ text: String, accepted: Set<SigningAlgorithm>) throws(SingleSignOnError) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let json = Base64URL.decode(parts[0]) else {
            throw SingleSignOnError(.failed, "the ID token is malformed")
        }
        let header: Header
        do {
            header = try JSONDecoder().decode(Header.self, from: json)
        } catch {
            throw SingleSignOnError(.failed, "the ID token's header cannot be read")
        }
        guard let algorithm = SigningAlgorithm(rawValue: header.alg), accepted.contains(algorithm) else {
            throw SingleSignOnError(.failed, "the ID token is signed with an algorithm that is not trusted")
        }
        guard header.crit == nil else {
            throw SingleSignOnError(.failed, "the ID token needs an extension that is not known")
        }
        self.text = text
        self.algorithm = algorithm
        keyID = header.kid
    }

    /// The claims; nil when none of the keys that it may name signed them.
    func claims(signedBy keys: ProviderKeys) async -> ClaimSet? {
        for key in keys.candidates(id: keyID, algorithm) {
            // One collection a key: jwt-kit's falls back to another key for a `kid` that it does not know.
            let collection = JWTKeyCollection()
            do {
                try await collection.add(jwk: key)
                return try await collection.verify(text, as: ClaimSet.self)
            } catch {
                // Not this key, or no good one; two keys may have one `kid`.
                continue
            }
        }
        return nil
    }

    private struct Header: Decodable {
        let alg: String
        let kid: String?
        let crit: [String]?
    }
}
