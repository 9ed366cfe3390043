import CampusCore
import Foundation

/// What a provider says of itself (OpenID Connect Discovery 1.0 §3), as far as a sign-in needs it.
struct ProviderMetadata: Equatable, Sendable {
    let issuer: String
    let authorizationEndpoint: String
    let tokenEndpoint: String
    let userinfoEndpoint: String?
    let keysAddress: String
    /// How it signs ID tokens, of what is understood here.
    let signingAlgorithms: Set<SigningAlgorithm>
    /// How clients may authenticate at the token endpoint; the standard's default when it does not say.
    let clientAuthentications: Set<String>
    /// Whether its answers name it (RFC 9207 §3).
    let namesItself: Bool

    /// Where a provider's metadata stands (Discovery §4.1).
    static func address(issuer: String) -> String {
        (issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer) + "/.well-known/openid-configuration"
    }

    /// - Throws: ``SingleSignOnError`` when it is no such document, is another provider's (Discovery §4.3), or leads to
    ///   an address that is not secure.
    init(_ json: [UInt8], issuer: String) throws(SingleSignOnError) {
        let document: Document
        do {
            document = try JSONDecoder().decode(Document.self, from: Data(json))
        } catch {
            throw SingleSignOnError(.unavailable, "the provider's metadata cannot be read")
        }
        guard document.issuer == issuer else {
            throw SingleSignOnError(.failed, "the provider's metadata names another issuer")
        }
        let addresses = [
            document.authorizationEndpoint, document.tokenEndpoint, document.keysAddress, document.userinfoEndpoint,
        ]
        guard addresses.allSatisfy({ $0.map { ProviderAddress.isAllowed($0, issuer: issuer) } ?? true }) else {
            throw SingleSignOnError(.failed, "an address in the provider's metadata is not secure")
        }
        guard document.responseTypes?.contains("code") ?? true else {
            throw SingleSignOnError(.failed, "the provider gives no authorization codes")
        }
        // RS256 is what every provider must have (Core §15.1).
        let names = document.signingAlgorithms ?? [SigningAlgorithm.rs256.rawValue]
        self.issuer = issuer
        authorizationEndpoint = document.authorizationEndpoint
        tokenEndpoint = document.tokenEndpoint
        userinfoEndpoint = document.userinfoEndpoint
        keysAddress = document.keysAddress
        signingAlgorithms = Set(names.compactMap(SigningAlgorithm.init(rawValue:)))
        clientAuthentications = Set(document.clientAuthentications ?? ["client_secret_basic"])
        namesItself = document.namesItself ?? false
        guard !signingAlgorithms.isEmpty else {
            throw SingleSignOnError(.failed, "the provider signs with no algorithm that is trusted here")
        }
    }

    private struct Document: Decodable {
        let issuer: String
        let authorizationEndpoint: String
        let tokenEndpoint: String
        let userinfoEndpoint: String?
        let keysAddress: String
        let responseTypes: [String]?
        let signingAlgorithms: [String]?
        let clientAuthentications: [String]?
        let namesItself: Bool?

        private enum CodingKeys: String, CodingKey {
            case issuer
            case authorizationEndpoint = "authorization_endpoint"
            case tokenEndpoint = "token_endpoint"
            case userinfoEndpoint = "userinfo_endpoint"
            case keysAddress = "jwks_uri"
            case responseTypes = "response_types_supported"
            case signingAlgorithms = "id_token_signing_alg_values_supported"
            case clientAuthentications = "token_endpoint_auth_methods_supported"
            case namesItself = "authorization_response_iss_parameter_supported"
        }
    }
}
