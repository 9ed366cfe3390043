import Foundation
import ServiceKit

/// How access tokens are signed.
struct AccessTokenConfiguration: Sendable {
    /// An ES256 private key in PEM.
    let privateKey: String
    let issuer: String
    /// How long a token is valid, in seconds.
    let lifetime: Int

    static let keyFile = ConfigurationVariable("JWT_PRIVATE_KEY_FILE", "PEM file with the ES256 key that signs tokens")
    static let lifetime = ConfigurationVariable(
        "JWT_LIFETIME",
        default: "3600",
        "how long a token is valid, in seconds"
    )
    static let variables = [keyFile, lifetime]

    init(_ reader: ConfigurationReader, issuer: URL) throws {
        let path = try reader.string(Self.keyFile)
        do {
            privateKey = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw ConfigurationError(variable: Self.keyFile.name, reason: "cannot be read at \(path)")
        }
        self.issuer = issuer.absoluteString
        lifetime = try reader.integer(Self.lifetime, in: 60...86_400)
    }

    init(privateKey: String, issuer: String, lifetime: Int) {
        self.privateKey = privateKey
        self.issuer = issuer
        self.lifetime = lifetime
    }
}
