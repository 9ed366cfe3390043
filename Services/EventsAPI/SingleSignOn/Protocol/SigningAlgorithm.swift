/// How an ID token may be signed (RFC 7518 §3.1, RFC 8037): with a key pair only. `none` and everything under a shared
/// secret are no cases, so that no token can choose them.
enum SigningAlgorithm: String, Sendable, CaseIterable {
    case rs256 = "RS256"
    case ps256 = "PS256"
    case es256 = "ES256"
    case eddsa = "EdDSA"

    /// The `kty` of its keys.
    var keyType: String {
        switch self {
        case .rs256, .ps256: "RSA"
        case .es256: "EC"
        case .eddsa: "OKP"
        }
    }

    /// The `crv` of its keys; RSA has none.
    var curve: String? {
        switch self {
        case .rs256, .ps256: nil
        case .es256: "P-256"
        case .eddsa: "Ed25519"
        }
    }
}
