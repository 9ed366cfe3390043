import Foundation
import ServiceKit

/// How access tokens are signed.
struct AccessTokenConfiguration: Sendable {
    /// The ES256 private key in PEM that signs.
    let signingKey: ReloadingSecret<String>
    /// Other keys in PEM, public or private, whose tokens are good: the next one and the last one, while keys change.
    let furtherKeys: ReloadingSecret<String>?
    /// Who signs and for whom, the address people use: a token is for the service that issued it.
    let issuer: String
    /// How long a token is valid, in seconds.
    let lifetime: Int

    static let keyFile = ConfigurationVariable("JWT_PRIVATE_KEY_FILE", "PEM file with the ES256 key that signs tokens")
    static let furtherKeysFile = ConfigurationVariable(
        "JWT_FURTHER_KEYS_FILE",
        "PEM file with other ES256 keys whose tokens are good, while the key that signs is being replaced"
    )
    static let lifetime = ConfigurationVariable(
        "JWT_LIFETIME",
        default: "600",
        "how long an access token is valid, in seconds"
    )
    static let variables = [keyFile, furtherKeysFile, lifetime]

    init(_ reader: ConfigurationReader, issuer: URL) throws {
        signingKey = try ReloadingSecret(name: Self.keyFile.name, path: reader.string(Self.keyFile))
        furtherKeys = try reader.optional(Self.furtherKeysFile).map { path throws(ConfigurationError) in
            try ReloadingSecret(name: Self.furtherKeysFile.name, path: path)
        }
        self.issuer = issuer.absoluteString
        lifetime = try reader.integer(Self.lifetime, in: 60...86_400)
    }

    init(
        signingKey: ReloadingSecret<String>,
        furtherKeys: ReloadingSecret<String>? = nil,
        issuer: String,
        lifetime: Int
    ) {
        self.signingKey = signingKey
        self.furtherKeys = furtherKeys
        self.issuer = issuer
        self.lifetime = lifetime
    }
}
